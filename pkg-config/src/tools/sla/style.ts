// How the document looks: A4 paper, wide screens, telephones. System type, one accent.

/** The style sheet; the footer stands below each printed page, beside its number. */
export function style(footer: string): string {
  return `:root {
  --ink: #1c1a19; --soft: #5c5652; --line: #d9d3ce; --faint: #f6f3f0; --accent: #9a3412;
  --sans: "Inter", "Segoe UI", "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif;
  --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, "Liberation Serif", serif;
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: #ece8e4; color: var(--ink); font: 15px/1.5 var(--sans); }
main { max-width: 880px; margin: 32px auto; padding: 56px 64px 64px; background: #fff; border-top: 6px solid var(--accent); }
h1, h2, h3, p, dl, dd, ul { margin: 0; }
h1, h2, h3 { font-family: var(--serif); line-height: 1.2; text-wrap: balance; }
p, li, dd { text-wrap: pretty; overflow-wrap: break-word; }
code { font: 0.88em/1.4 ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
small { display: block; color: var(--soft); font-size: 0.92em; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.kicker { color: var(--accent); font-size: 0.87em; font-weight: 600; letter-spacing: 0.02em; }
h1 { margin: 8px 0 28px; font-size: 2.3em; font-weight: 600; letter-spacing: -0.01em; }
.facts { display: grid; grid-template-columns: repeat(3, 1fr); gap: 14px 28px; padding: 16px 0; border: solid var(--line); border-width: 1px 0; }
.facts dt { color: var(--soft); font-size: 0.84em; }
.facts dd { font-variant-numeric: tabular-nums; }
.facts .blank { display: block; height: 1.5em; border-bottom: 1px solid var(--soft); }
.purpose { margin-top: 24px; font-family: var(--serif); font-size: 1.13em; line-height: 1.5; }
.purpose p + p { margin-top: 8px; }

section { margin-top: 44px; }
h2 { display: flex; gap: 14px; margin-bottom: 14px; font-size: 1.47em; font-weight: 600; }
h2 .number { min-width: 1.2em; color: var(--accent); font-variant-numeric: lining-nums; }
h3 { margin: 24px 0 8px; font-size: 1.13em; font-weight: 600; }
section > p { max-width: 68ch; margin: 0 0 12px; }
table + p, table + table { margin-top: 14px; }

table { width: 100%; border-collapse: collapse; font-size: 0.92em; line-height: 1.42; }
table.short { max-width: 440px; }
caption { padding-bottom: 6px; font-weight: 600; text-align: left; }
th, td { padding: 7px 14px 7px 0; text-align: left; vertical-align: top; overflow-wrap: break-word; }
th:last-child, td:last-child { padding-right: 0; }
thead th { padding-top: 4px; border-bottom: 1.5px solid var(--ink); color: var(--soft); font-size: 0.92em; font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 600; }
tbody th small { font-weight: 400; }
tbody { border-bottom: 1px solid var(--line); }
.figure { text-align: right; font-variant-numeric: tabular-nums lining-nums; }
.figure + :not(.figure) { padding-left: 14px; }
td span, th span { display: block; }
td span + span { margin-top: 2px; }
td code { margin-right: 8px; }
ul { padding-left: 1.1em; }
ul.inner { margin: 3px 0 3px; }
li::marker { color: var(--accent); }
td ul.inner { padding-left: 1em; }

.terms { font-size: 0.95em; }
.terms > div { display: grid; grid-template-columns: 140px 1fr; gap: 4px 16px; padding: 5px 0; }
.terms > div + div { border-top: 1px solid var(--line); }
.terms dt { font-weight: 600; }
.terms dd > ul { padding-left: 1.1em; }

.step { position: relative; padding: 0 0 26px 50px; }
.step::before { content: ""; position: absolute; inset: 0 auto 0 15px; border-left: 2px solid var(--line); }
.step:last-child::before { bottom: auto; height: 16px; }
.rung { position: absolute; left: 0; top: 0; width: 32px; height: 32px; border: 2px solid var(--accent); border-radius: 50%; background: #fff;
  color: var(--accent); font: 600 15px/28px var(--serif); text-align: center; font-variant-numeric: lining-nums; }
.step .head { display: flex; flex-wrap: wrap; gap: 0 16px; align-items: baseline; justify-content: space-between; padding-top: 3px; margin-bottom: 8px; }
.step h3 { margin: 0; font-size: 1.2em; }
.step .owner { color: var(--accent); font-size: 0.92em; font-weight: 600; }
.step .names { flex-basis: 100%; color: var(--soft); font-size: 0.87em; }
.step .terms { border: solid var(--line); border-width: 1px 0; }
.step .terms > div { grid-template-columns: 120px 1fr; }

.boxes { display: grid; grid-template-columns: 1fr 1fr; gap: 24px; margin-top: 16px; }
.box { padding: 16px 18px; border: 1px solid var(--ink); }
.box h3 { margin: 0 0 6px; }
.box dl > div { padding-top: 6px; }
.box dt { color: var(--soft); font-size: 0.84em; }
.box dd { height: 30px; border-bottom: 1px solid var(--line); }
.box div:last-child > dd { height: 72px; border: 0; }

@media screen and (max-width: 640px) {
  body { background: #fff; }
  main { margin: 0; padding: 28px 18px 40px; }
  h1 { font-size: 1.8em; }
  .facts { grid-template-columns: 1fr 1fr; gap: 12px 18px; }
  .terms > div, .step .terms > div { grid-template-columns: 1fr; gap: 0; }
  .step { padding-left: 42px; }
  .boxes { grid-template-columns: 1fr; }
  table, tbody, tr, tbody th, td { display: block; width: 100%; }
  colgroup, thead { display: none; }
  tbody { padding: 8px 0; }
  tbody th, td, .figure + td:not(.figure) { padding: 2px 0; }
  .figure { text-align: left; }
  td { display: grid; grid-template-columns: 38% 1fr; gap: 12px; text-align: left; }
  td::before { content: attr(data-name); color: var(--soft); }
  caption { display: block; width: 100%; }
}

@page {
  size: A4;
  margin: 18mm 18mm 20mm;
  @bottom-left { content: ${quoted(footer)}; color: #5c5652; font: 8pt "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; }
  @bottom-right { content: counter(page) " / " counter(pages); color: #5c5652; font: 8pt "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; }
}
@media print {
  body { background: none; font-size: 9.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; margin: 0; padding: 0; border-top: 0; }
  header { padding-top: 8mm; border-top: 1.4mm solid var(--accent); }
  section { margin-top: 9mm; }
  h2, h3, caption, section > p:has(+ table) { break-after: avoid; }
  tr, .terms > div, .box, .step .head, figure { break-inside: avoid; }
  tbody:has(tr:nth-child(-n + 6):last-child) { break-inside: avoid; }
  .step:not(:has(.terms > div:nth-child(6))), table:not(:has(tbody:nth-of-type(7))) { break-inside: avoid; }
  .step .terms > div:nth-child(-n + 2), thead + tbody { break-before: avoid; }
  section > p { max-width: none; }
  p { orphans: 3; widows: 3; }
  thead { display: table-header-group; }
  .signing { break-inside: avoid; }
  .terms > div { grid-template-columns: 32mm 1fr; }
}
`;
}

/** A CSS string that can hold anything: all but letters, digits and spaces by their numbers. */
const quoted = (text: string): string => `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;
