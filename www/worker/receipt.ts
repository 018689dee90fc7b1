// The two receipts as tables: every line with its sum, a running total, and the score at the foot.
import { answer } from "./answers.ts";
import { pointsBar } from "./figures.ts";
import { html, type Markup } from "./html.ts";
import { points, signed, type Lang } from "./language.ts";
import type { Lead } from "./store.ts";

type Reading = Lead["verdict"]["reading"];
type Line = Reading["receipt"][number];

/** What weighs most comes first; the order does not change the sum. */
export function receiptTable({ receipt, engagement }: Reading, lang: Lang): Markup {
  const fr = lang === "fr";
  if (receipt.length === 0) {
    return html`<p class="nothing">${fr ? "Aucun signal compté\u00a0: le score est de 0." : "No signal counted: the score is 0."}</p>`;
  }
  const lines = receipt.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const most = Math.max(0, ...lines.map((line) => line.points));
  const least = Math.min(0, ...lines.map((line) => line.points));
  let total = 0;
  return html`<table class="sums" role="table">
<caption class="unseen">${fr ? "Reçu du score, ligne par ligne" : "Receipt of the score, line by line"}</caption>
<thead role="rowgroup"><tr role="row">${head([fr ? "Critère" : "Criterion", fr ? "Calcul" : "Sum", "Points", fr ? "Cumul" : "Running total"])}</tr></thead>
<tbody role="rowgroup">${lines.map((line) => {
    total += line.points;
    return html`<tr role="row">
<th scope="row" role="rowheader">${line.label[lang]}${pointsBar(line.points, most, least)}</th>
<td role="cell" class="calc">${calculation(line, lang)}</td>
<td role="cell" class="number">${signed(line.points, lang)}</td>
<td role="cell" class="number running">${points(total, lang)}</td>
</tr>`;
  })}</tbody>
<tfoot role="rowgroup"><tr role="row"><th scope="row" role="rowheader">Score</th>
<td role="cell" class="calc">${sumOf(lines.map((line) => line.points), lang)}</td>
<td role="cell" class="number total">${points(engagement, lang)}</td><td role="cell" class="number running">${points(total, lang)}</td></tr></tfoot>
</table>
${total !== engagement && html`<p class="alarm" role="alert">${fr ? "Les lignes ne font pas le score." : "The lines do not add up to the score."} ${points(total, lang)} ≠ ${points(engagement, lang)}</p>`}`;
}

/** One line's own sum, in words: `4 × 5 = 20, estompé −3`. */
function calculation({ base, times, faded, trimmed, floor }: Line, lang: Lang): Markup {
  const fr = lang === "fr";
  const changes: [number, string][] = [
    [faded, fr ? "estompé" : "faded"],
    [trimmed, fr ? "plafonné" : "capped"],
    [floor, fr ? "relevé au plancher" : "raised to the floor"],
  ];
  return html`<span class="nb">${times} × ${points(base, lang)} = ${points(base * times, lang)}</span>${changes
    .filter(([change]) => change !== 0)
    .map(([change, name]) => html`, <span class="nb">${name} ${signed(change, lang)}</span>`)}`;
}

/** `10 + 20 − 3`, the lines of the table in one row. */
function sumOf(values: number[], lang: Lang): Markup {
  return html`${values.map((value, i) =>
    i === 0 ? points(value, lang) : html` ${value < 0 ? "−" : "+"} <span class="nb">${points(Math.abs(value), lang)}</span>`,
  )}`;
}

export function fitTable({ fitReceipt, fit, coverage }: Reading, lang: Lang): Markup {
  const fr = lang === "fr";
  if (fitReceipt.length === 0) {
    return html`<p class="nothing">${fr ? "Aucun critère d’adéquation appliqué." : "No fit criterion applied."}</p>`;
  }
  return html`<table class="sums fit" role="table">
<caption class="unseen">${fr ? "Reçu de l’adéquation" : "Receipt of the fit"}</caption>
<thead role="rowgroup"><tr role="row">${head([fr ? "Critère" : "Criterion", fr ? "Réponse" : "Answer", "Points"])}</tr></thead>
<tbody role="rowgroup">${fitReceipt.map(
    (line) => html`<tr role="row">
<th scope="row" role="rowheader">${line.label[lang]}</th>
<td role="cell" class="calc">${line.known ? html`<bdi>${answer(line.field, line.value ?? "", lang)}</bdi>` : html`<span class="unknown">${fr ? "non renseigné" : "not given"}</span>`}</td>
<td role="cell" class="number">${line.known ? signed(line.points, lang) : "?"}</td>
</tr>`,
  )}</tbody>
<tfoot role="rowgroup"><tr role="row"><th scope="row" role="rowheader">${fr ? "Adéquation" : "Fit"}</th>
<td role="cell" class="calc">${fr ? `renseignée à ${coverage}\u00a0%` : `${coverage}% known`}</td>
<td role="cell" class="number total">${points(fit, lang)}</td></tr></tfoot>
</table>`;
}

function head(names: string[]): Markup[] {
  return names.map((name, i) => html`<th scope="col" role="columnheader"${i > 1 && html` class="number"`}>${name}</th>`);
}
