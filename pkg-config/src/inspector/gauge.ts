// The score in large, and where it stands between cold, warm and hot.
import { h, redraw } from "./dom.js";
import { flame } from "./flame.js";
import type { State } from "./state.js";

export function drawGauge(place: HTMLElement, { words, plan, reading }: State): void {
  const { engagement, temperature } = reading;
  redraw(place, [engagement, temperature, plan?.id], () => [
    h("div", { class: "score" },
      flame(),
      h("b", { class: "number" }, engagement),
      h("span", { class: "word" }, words.temperature[temperature])),
    plan && scale(engagement, plan.temperature, plan.total?.cap),
    plan && h("p", { class: "note" }, words.scale(plan.temperature.warm, plan.temperature.hot)),
  ]);
}

function scale(score: number, { warm, hot }: { warm: number; hot: number }, cap = 0): HTMLElement {
  const top = Math.max(cap, score, hot * 1.25);
  const at = (points: number) => `${(Math.max(0, Math.min(points, top)) / top) * 100}%`;
  return h("div", { class: "scale", "aria-hidden": "true", "--warm": at(warm), "--hot": at(hot), "--at": at(score) },
    h("i", { class: "mark" }),
    h("span", { class: "tick", "--x": at(warm) }, warm),
    h("span", { class: "tick", "--x": at(hot) }, hot));
}
