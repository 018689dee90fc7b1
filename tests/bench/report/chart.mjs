// A table of the bench as a drawing: one line a row, on a scale of powers where the figures span them, ours in colour, aims as lines.
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { aimed, amount, number, ratioOf, sorted, times } from "../lib/figures.mjs";

/** Beyond this, the smallest would be no more than a stroke on a scale from 0. */
const POWERS = 20;

/** In pixels; `above` puts a row's name on a line of its own, for phones. */
export const LAYOUTS = {
  wide: { width: 1000, names: 400, line: 28, above: 0, font: 14 },
  narrow: { width: 332, line: 46, above: 22, font: 14 },
};
/** Of a letter or a digit, in parts of the font's size; about as wide as system fonts have them. */
const LETTER = 0.58, DIGIT = 0.64;
/** Of the room for a name: how wide a text will be is a guess, and some fonts are wide. */
const FIT = 0.9;
/** Between two aims written above each other. */
const STEP = 16;

/** Colours are variables of the page that the drawing stands in. */
const CARD = "var(--card)", INK = "var(--ink)", MUTED = "var(--muted)", GRID = "var(--grid)", OURS = "var(--ours)", PEER = "var(--peer)", FLOOR = "var(--floor)", AIM = "var(--aim)";

/**
 * @param aims those whose line belongs into this drawing
 * @returns SVG as text
 */
export function chart(table, aims, layout) {
  const { width, names, line, above, font } = layout;
  const rows = sorted(table).map((row, at) => ({ ...row, at, colour: row.ours ? OURS : row.reference ? FLOOR : PEER, ratio: times(ratioOf(table, row)), shown: amount(row.value, table.unit) }));
  const longest = (key) => Math.max(...rows.map((row) => row[key].length));
  const hasRatios = rows.some(({ ratio }) => ratio !== "–");
  const left = above ? 2 : Math.min(names, longest("name") * LETTER * font + 40);
  const values = longest("shown") * DIGIT * font;
  const right = 14 + values + (hasRatios ? 14 + Math.max(3, longest("ratio")) * DIGIT * font : 0);
  const top = aims.length > 0 ? 8 + aims.length * STEP : 4;
  const drawn = rows.filter(({ value }) => value !== null);
  const x = scaleOf(drawn, aims);
  const linear = x.type === "linear";
  const start = linear ? 0 : x.domain[0];
  const within = (value) => Math.min(Math.max(value, x.domain[0]), x.domain[1]);
  const place = { y: "at", dy: above / 2 };
  const thick = { insetTop: line / 2 - 5, insetBottom: line / 2 - 5 };
  const ticks = { tickSize: 0, ...(linear ? { ticks: width > 500 ? 6 : 3 } : { ticks: powersIn(x.domain, width > 500 ? 8 : 4) }) };
  // what a text looks like is the same for all of a mark
  const words = (options) => [true, false].map((ours) => Plot.text(rows.filter((row) => !!row.ours === ours), { y: "at", fontSize: font, stroke: CARD, strokeWidth: 4, fill: ours ? OURS : INK, ...(ours && { fontWeight: 700 }), ...options }));
  const figure = { ...place, frameAnchor: "right", textAnchor: "end", fontVariant: "tabular-nums" };
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const svg = Plot.plot({
    document,
    width,
    height: rows.length * line + top + 26,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: 26,
    className: "chart",
    style: { background: "none", color: MUTED, overflow: "visible" },
    x,
    y: { type: "band", domain: rows.map(({ at }) => at), axis: null, padding: 0 },
    marks: [
      Plot.gridX({ stroke: GRID, strokeOpacity: 1, ...ticks }),
      Plot.axisX({ color: MUTED, label: null, fontSize: font - 2, tickFormat: short, ...ticks }),
      linear ? Plot.barX(drawn, { ...place, ...thick, x1: start, x2: "value", fill: "colour", rx: 2 }) : Plot.ruleY(drawn, { ...place, x1: start, x2: "value", stroke: "colour", strokeWidth: 2, strokeOpacity: 0.35 }),
      Plot.ruleY(drawn.filter(({ min, max }) => max > min), { ...place, x1: ({ min }) => within(min), x2: ({ max }) => within(max), stroke: linear ? INK : "colour", strokeWidth: linear ? 1.25 : 5, strokeOpacity: 0.5, strokeLinecap: "round" }),
      linear ? null : Plot.dot(drawn, { ...place, x: "value", r: 5, fill: "colour" }),
      start > x.domain[0] ? Plot.ruleX([0], { stroke: MUTED }) : null,
      Plot.ruleX(aims, { x: "aim", stroke: AIM, strokeDasharray: "5 3", strokeWidth: 1.5 }),
      ...aims.toSorted((a, b) => b.aim - a.aim).map((aim, at) => Plot.text([aim], { x: "aim", frameAnchor: "top", ...labelPlace(aim.aim, at, x), text: [`aim ${aimed(aim)}`], fill: AIM, fontSize: font - 1, fontWeight: 600 })),
      ...words({ text: "name", frameAnchor: "left", textOverflow: "ellipsis-middle", lineWidth: ((above ? width : left - 16) * FIT) / font, ...(above ? { textAnchor: "start", dy: -above / 2 + 2 } : { textAnchor: "end", dx: -14 }) }),
      ...(hasRatios ? words({ ...figure, text: ({ ratio, value }) => (value === null ? "" : ratio), dx: right - values - 14, fontWeight: 700 }) : []),
      ...words({ ...figure, text: "shown", dx: right - 2 }),
      Plot.text(rows.filter(({ value, note }) => value === null && note), { ...place, frameAnchor: "left", textAnchor: "start", dx: 6, text: "note", fill: MUTED, fontStyle: "italic", fontSize: font - 1 }),
    ],
  });
  return asText(svg);
}

/** From 0, or by powers of ten where everything is above 0 and spans more than a drawing can show. */
function scaleOf(rows, aims) {
  const values = [...rows.flatMap(({ value, min = value, max = value }) => [value, min, max]), ...aims.map(({ aim }) => aim)];
  const least = Math.min(...values), most = Math.max(...values);
  const middles = rows.map(({ value }) => value);
  if (least > 0 && Math.max(...middles) / Math.min(...middles) > POWERS) return { type: "log", domain: [least / 1.6, most * 1.25] };
  const low = Math.min(0, least), high = Math.max(0, most);
  return { type: "linear", domain: low === high ? [0, 1] : [low * 1.05, high * 1.05] };
}

/** Powers of ten in a range, no more than so many. */
function powersIn([low, high], most) {
  const powers = [];
  for (let power = Math.ceil(Math.log10(low)); 10 ** power <= high; power++) powers.push(10 ** power);
  const step = Math.ceil(powers.length / most);
  return powers.filter((_, at) => at % step === 0);
}

/** Several aims are written above each other. */
const labelPlace = (value, at, scale) => ({ dy: -16 - at * STEP, ...(isRight(value, scale) ? { textAnchor: "end", dx: -4 } : { textAnchor: "start", dx: 4 }) });

function isRight(value, { type, domain: [low, high] }) {
  const at = type === "log" ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return at > 0.6;
}

/** `20k`, `3M`: ticks have no room. */
const short = (value) => (Math.abs(value) >= 1e6 ? `${number(value / 1e6)}M` : Math.abs(value) >= 1e4 ? `${number(value / 1e3)}k` : number(value));

/** The drawing without what a page that shows many of them says once. */
function asText(svg) {
  svg.querySelector("style")?.remove();
  svg.setAttribute("aria-hidden", "true");
  return svg.outerHTML;
}
