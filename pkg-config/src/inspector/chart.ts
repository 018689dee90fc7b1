// The score over time, with the thresholds.
import { h, redraw, svg } from "./dom.js";
import type { State } from "./state.js";
import { span } from "./words.js";

const WIDTH = 360, HEIGHT = 132, LEFT = 1, RIGHT = 354, TOP = 10, BOTTOM = 112;
/** Seconds that the chart shows at least. */
const SHORTEST = 60;

export function drawChart(place: HTMLElement, { words, plan, samples, reading }: State): void {
  const first = samples[0], last = samples.at(-1);
  if (!first || !last) return;
  const seconds = Math.max(SHORTEST, last.at - first.at);
  const thresholds = plan ? [["warm", plan.temperature.warm], ["hot", plan.temperature.hot]] as const : [];
  const top = 1.15 * Math.max(10, ...samples.map(({ score }) => score), ...thresholds.map(([, points]) => points));
  const low = Math.min(0, ...samples.map(({ score }) => score));
  const x = (at: number) => RIGHT - ((last.at - at) / seconds) * (RIGHT - LEFT);
  const y = (score: number) => BOTTOM - ((score - low) / (top - low)) * (BOTTOM - TOP);
  // In steps: the score stands until the next signal.
  const line = samples.map(({ at, score }, i) => `${i ? `H${x(at).toFixed(1)}V` : `M${x(at).toFixed(1)} `}${y(score).toFixed(1)}`).join("");

  redraw(place, [line, top, reading.temperature], () => [
    h("h3", {}, words.course),
    svg("svg", { class: "chart", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": words.courseOf(first.score, last.score, span(last.at - first.at, words)) },
      ...thresholds.flatMap(([name, points]) => [
        svg("rect", { class: `zone ${name}`, x: LEFT, width: RIGHT - LEFT, y: name === "hot" ? TOP : y(plan!.temperature.hot), height: Math.max(0, y(points) - (name === "hot" ? TOP : y(plan!.temperature.hot))) }),
        svg("line", { class: `threshold ${name}`, x1: LEFT, x2: RIGHT, y1: y(points), y2: y(points) }),
        svg("text", { class: `threshold ${name}`, x: LEFT + 4, y: y(points) - 4 }, `${words.temperature[name]} ${points}`),
      ]),
      svg("line", { class: "axis", x1: LEFT, x2: RIGHT, y1: y(0), y2: y(0) }),
      svg("path", { class: "area", d: `${line}V${y(low)}H${x(first.at).toFixed(1)}Z` }),
      svg("path", { class: "line", d: line }),
      svg("circle", { class: "dot", cx: x(last.at), cy: y(last.score), r: 4 }),
      svg("text", { class: "time", x: LEFT, y: HEIGHT - 4 }, words.ago(span(seconds, words))),
      svg("text", { class: "time", x: RIGHT, y: HEIGHT - 4, "text-anchor": "end" }, words.now)),
  ]);
}
