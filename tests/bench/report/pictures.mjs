// The pictures of the README: two tables of the results, each as a file that stands alone, in the light and in the dark.
import { number, sorted } from "../lib/figures.mjs";
import { chart } from "./chart.mjs";
import { aimsIn, escape } from "./html.mjs";

/** `table` by its id, or the first of its part. */
export const PICTURES = [
  { name: "engine", part: "engine" },
  { name: "page", part: "page", table: "page-wire" },
];

const WIDTH = 860;
const LAYOUT = { width: WIDTH - 20, names: 380, line: 28, above: 0, font: 14 };

const style = `:root{--ink:#1d1a17;--muted:#6a625a;--grid:#ece7e0;--ours:#c2410c;--peer:#5b7189;--floor:#a8a097;--aim:#0f766e;--card:#ffffff}
@media (prefers-color-scheme:dark){:root{--ink:#f3eee8;--muted:#ada398;--grid:#33302c;--ours:#ff9a5c;--peer:#8fa8c4;--floor:#766d63;--aim:#4fd1b5;--card:#14120f}}
text{white-space:pre;font-family:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}`;

/** The table of a picture, with the rows that it shows; undefined where the results have no such table. */
export function pictured({ part, table }, { parts }) {
  const found = parts[part]?.tables.find(({ id }) => id === (table ?? id));
  return found && { ...found, rows: sorted(found).filter(({ value }) => value !== null) };
}

/** SVG as text, or undefined where the results have no such table. */
export function picture(one, results) {
  const table = pictured(one, results);
  if (!table) return undefined;
  const drawn = chart(table, aimsIn(table, results.parts[one.part].aims), LAYOUT);
  const [, height] = drawn.match(/viewBox="0 0 \d+ (\d+)"/).map(Number);
  const inner = drawn.slice(drawn.indexOf(">") + 1, drawn.lastIndexOf("</svg>"));
  const top = 62, bottom = 14;
  const words = altOf(table);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top + height + bottom}" width="${WIDTH}" height="${top + height + bottom}" role="img" aria-label="${escape(words)}" font-size="12" text-anchor="middle" fill="currentColor">
<title>${escape(words)}</title>
<style>${style}</style>
<rect width="100%" height="100%" rx="12" fill="var(--card)"/>
<text x="20" y="30" font-size="17" font-weight="700" text-anchor="start" fill="var(--ink)">${escape(table.title)}</text>
<text x="20" y="50" font-size="13" text-anchor="start" fill="var(--muted)">${escape(subtitle(table))}</text>
<g transform="translate(0,${top})">${inner}</g>
</svg>
`;
}

const subtitle = ({ unit, better, rows }) => `${unit}, ${better} is better; × is how many times Attise${rows.some(({ reference }) => reference) ? "; grey: floor or bound" : ""}`;

/** What the picture shows, for who does not see it. */
export const altOf = ({ title, unit, rows }) => `${title}, ${unit}: ${rows.map(({ name, value }) => `${name} ${number(value)}`).join(", ")}`;
