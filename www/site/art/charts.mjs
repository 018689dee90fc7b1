// Charts drawn at build: the day of a classroom, and the typical trace of each trade.
import { before, after, day } from "../model.mjs";

const path = (points) => points.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

function dayChart(t, { width, height, type, name, every }) {
  const left = type * 3.3;
  const top = type;
  const bottom = height - type * 2;
  const x = (minute) => left + ((minute - day.from) / (day.to - day.from)) * (width - left - 4);
  const y = (ppm) => bottom - ((ppm - 300) / 2000) * (bottom - top);
  const curve = (series) => path(series.filter((s) => s.minute % 4 === 0).map((s) => [x(s.minute), y(s.ppm)]));
  const level = (ppm, cls) =>
    `<path class="${cls}" d="M${left} ${y(ppm).toFixed(1)}H${width}"/><text class="tick" x="${left - 8}" y="${(y(ppm) + type * 0.35).toFixed(1)}" text-anchor="end" font-size="${type}">${t(ppm >= 1000 ? `1 500` : ppm, ppm >= 1000 ? "1,500" : ppm)}</text>`;
  const hours = [];
  for (let h = 8; h <= 18; h += every) {
    hours.push(`<text class="tick" x="${x(h * 60).toFixed(1)}" y="${height - 4}" text-anchor="middle" font-size="${type}">${t(`${h} h`, `${h}:00`)}</text>`);
  }
  const lessonBand = (a, b) => `M${x(a).toFixed(1)} ${top}H${x(b).toFixed(1)}V${bottom.toFixed(1)}H${x(a).toFixed(1)}z`;
  return `<svg class="art ${name}" viewBox="0 0 ${width} ${height}" aria-hidden="true">
<path class="lesson" d="${lessonBand(480, 600)}${lessonBand(615, 720)}${lessonBand(810, 930)}${lessonBand(945, 1020)}"/>
${level(1500, "limit")}${level(800, "goal")}<path class="axis" d="M${left} ${bottom}H${width}"/>${hours.join("")}
<path class="curve-before" d="${curve(before)}"/><path class="curve-after" d="${curve(after)}"/>
</svg>`;
}

/** Two drawings of the same day, one for wide screens and one for narrow ones; the style sheet shows one. */
export const classroomDay = (t) =>
  dayChart(t, { width: 760, height: 380, type: 14, name: "chart-wide", every: 2 }) +
  dayChart(t, { width: 340, height: 260, type: 12, name: "chart-narrow", every: 3 });

// Looks like noise, is the same at every build.
const jitter = (h) => Math.sin(h * 9.1) + Math.sin(h * 17.3 + 1) + 0.7 * Math.sin(h * 31.7 + 2);

const traces = {
  industry: (h) => 18 + 46 * Math.max(0, Math.sin(((h - 5) / 8) * Math.PI)) * (h > 5 && h < 21 ? 1 : 0.1) + (h > 11 && h < 12.4 ? 34 : 0) + 3.2 * jitter(h),
  building: (h) => 20 + 0.8 * jitter(h) + (h > 9 && h < 12 ? 62 * (1 - Math.exp(-(h - 9))) : 0) + (h >= 12 && h < 14 ? 55 * Math.exp(-(h - 12) * 1.6) : 0) + (h >= 14 && h < 17 ? 70 * (1 - Math.exp(-(h - 14))) : 0) + (h >= 17 ? 62 * Math.exp(-(h - 17) * 1.4) : 0),
  health: (h) => 66 + 1.5 * jitter(h) - (h > 14.2 && h < 15.1 ? 48 * Math.sin(((h - 14.2) / 0.9) * Math.PI) : 0),
};

/** A day's trace of one trade, as a strip recorder would draw it; `limit` is where the rule stands. */
export function trace(kind, limit) {
  const points = [];
  for (let h = 0; h <= 24; h += 0.15) points.push([(h / 24) * 360, 104 - traces[kind](h)]);
  const rule = 104 - limit;
  return `<svg class="art" viewBox="0 0 360 112" aria-hidden="true"><path class="grid" d="M0 8V104M60 8V104M120 8V104M180 8V104M240 8V104M300 8V104M360 8V104M0 104H360"/><path class="limit" d="M0 ${rule}H360"/><path class="curve-after" d="${path(points)}"/></svg>`;
}
