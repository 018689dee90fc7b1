// The receipt: one line a criterion, each line and the whole visibly adding up.
import type { ReceiptLine } from "../types.js";
import { h, redraw } from "./dom.js";
import { labelOf } from "./plan.js";
import type { State } from "./state.js";
import type { Words } from "./words.js";

export function drawReceipt(place: HTMLElement, { words, language, plan, receipt, reading }: State): void {
  redraw(place, [receipt, reading.engagement, plan?.id], () => {
    const total = receipt.reduce((sum, { points }) => sum + points, 0);
    const most = Math.max(1, ...receipt.map(({ points }) => Math.abs(points)));
    return [
      h("h3", {}, words.receipt),
      receipt.length === 0 ? h("p", { class: "note" }, words.nothing)
        : h("table", {},
          h("caption", { class: "unseen" }, words.receipt),
          h("thead", { class: "unseen" }, h("tr", {}, h("th", { scope: "col" }, words.criterion), h("th", { scope: "col" }, words.score))),
          h("tbody", {}, ...[...receipt].sort((a, b) => Math.abs(b.points) - Math.abs(a.points)).map((line) =>
            h("tr", { "--share": `${(Math.abs(line.points) / most) * 100}%`, class: line.points < 0 ? "less" : "" },
              h("th", { scope: "row" }, labelOf(plan, line.criterion, language), h("small", {}, sum(line, words))),
              h("td", {}, signed(line.points))))),
          h("tfoot", {}, h("tr", {},
            h("th", { scope: "row" }, words.total, total === reading.engagement && h("small", {}, `✓ ${words.adds}`)),
            h("td", {}, total)))),
    ];
  });
}

/** The line as a sum: `8 × 2 − 1 faded − 3 capped`. */
function sum({ base, times, faded, trimmed, floor }: ReceiptLine, words: Words): string {
  const parts = ([[faded, words.faded], [trimmed, words.trimmed], [floor, words.floor]] as const)
    .filter(([points]) => points !== 0)
    .map(([points, word]) => ` ${points < 0 ? "−" : "+"} ${Math.abs(points)} ${word}`);
  return `${times} × ${signed(base, "")}${parts.join("")}`;
}

const signed = (points: number, plus = "+") => (points < 0 ? `−${-points}` : `${points > 0 ? plus : ""}${points}`);
