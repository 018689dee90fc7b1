// A classroom's CO2 over one day, step by step: the numbers behind the chart, the figures and the sample file.
const volume = 180; // m³
const perPupil = 0.0135; // m³ of CO2 an hour
const outdoor = 420; // ppm
const day = { from: 6 * 60, to: 20 * 60 };
const lessons = [
  [8 * 60, 10 * 60, 28],
  [10 * 60 + 15, 12 * 60, 28],
  [13 * 60 + 30, 15 * 60 + 30, 28],
  [15 * 60 + 45, 17 * 60, 24],
];

export const pupilsAt = (minute) => lessons.find(([a, b]) => minute >= a && minute < b)?.[2] ?? 0;

const fixed = () => 230;
const driven = (ppm) => Math.min(850, Math.max(80, 80 + (ppm - 520) * 2));

function run(flow) {
  let ppm = 455;
  const series = [];
  for (let minute = day.from; minute <= day.to; minute += 1) {
    series.push({ minute, ppm, flow: flow(ppm) });
    const gain = (pupilsAt(minute) * perPupil * 1e6) / volume;
    const loss = (flow(ppm) / volume) * (ppm - outdoor);
    ppm += (gain - loss) / 60;
  }
  return series;
}

export const before = run(fixed);
export const after = run(driven);
export { day };

const round = (value, step) => Math.round(value / step) * step;
const figures = (series) => ({
  peak: round(Math.max(...series.map((s) => s.ppm)), 10),
  over: series.filter((s) => s.ppm > 1500).length,
});
export const figuresBefore = figures(before);
export const figuresAfter = figures(after);
