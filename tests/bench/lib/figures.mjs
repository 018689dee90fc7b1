// Figures as people read them, and what they say beside ours: the same words in the terminal, the report and the docs.

/** `13,969 B`, `0.38 µs`, `12.4 M events/s`. */
export function amount(value, unit) {
  if (value === null) return "–";
  const [shown, prefix] = unit.includes("/s") && Math.abs(value) >= 1e6 ? [value / 1e6, "M "] : [value, ""];
  return `${number(shown)}${unit || prefix ? " " : ""}${prefix}${unit}`.trim();
}

/** At most three digits that matter; whole numbers whole. */
export function number(value) {
  const size = Math.abs(value);
  const digits = Number.isInteger(value) || size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3;
  return value.toLocaleString("en-US", { maximumFractionDigits: digits });
}

/** The row that the others stand beside. */
export const oursOf = ({ rows }) => rows.find(({ ours, value }) => ours && value !== null);

/**
 * How many times worse than Attise a row is: slower, larger, later. Below 1 it is better than Attise. Null where there is no such ratio.
 */
export function ratioOf(table, { value }) {
  const ours = oursOf(table);
  if (!ours || table.ratios === false || value === null || !(ours.value > 0) || !(value > 0)) return null;
  return table.better === "lower" ? value / ours.value : ours.value / value;
}

/** `2.1×`; `–` for none. */
export const times = (ratio) => (ratio === null ? "–" : `${number(ratio >= 10 ? Math.round(ratio) : Number(ratio.toPrecision(2)))}×`);

/** `9.8 to 12` */
export const range = ({ min, max }, unit = "") => (min === undefined || max === undefined ? "" : `${number(min)} to ${amount(max, unit)}`);

/** Best first, what has no figure last; ours before others that are as good. */
export function sorted({ rows, better }) {
  const rank = ({ value }) => (value === null ? Infinity : better === "lower" ? value : -value);
  return rows.toSorted((a, b) => rank(a) - rank(b) || Number(!!b.ours) - Number(!!a.ours));
}

export const isMet = ({ aim, better, found }) => found !== null && (better === "lower" ? found <= aim : found >= aim);

/** `met, 4 % below`, or how far it is: `missed, 1.3 times the aim`. */
export function distance({ aim, better, found, unit }) {
  if (found === null) return "not measured";
  const beside = aim === 0 ? null : found / aim;
  if (isMet({ aim, better, found })) {
    if (beside === null || beside === 1) return "met";
    return `met, ${number(Number((Math.abs(1 - beside) * 100).toPrecision(2)))} % ${better === "lower" ? "below" : "above"}`;
  }
  return beside === null ? `missed by ${amount(Math.abs(found - aim), unit)}` : `missed, ${number(beside)} times the aim`;
}

/** The sign of an aim: `≤ 30 ms`. */
export const aimed = ({ aim, better, unit }) => (aim === 0 && better === "lower" ? amount(0, unit) : `${better === "lower" ? "≤" : "≥"} ${amount(aim, unit)}`);

/** A part's table that stands for it: the first that compares. Its rows beside ours: what would be used instead, or where that is at most one, bounds and floors too. */
export function headlineOf({ tables }) {
  const beside = (table) => sorted(table).filter((row) => !row.ours && ratioOf(table, row) !== null);
  const table = tables.find((table) => beside(table).length > 0);
  if (!table) return undefined;
  const instead = beside(table).filter(({ reference }) => !reference);
  return { table, ours: oursOf(table), others: instead.length > 1 ? instead : beside(table) };
}
