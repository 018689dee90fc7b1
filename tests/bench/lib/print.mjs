// The results in a terminal: ratios first.
import { aimed, amount, distance, isMet, range, ratioOf, sorted, times } from "./figures.mjs";

/** Lines of a part. */
export function printed({ title, tables, aims }) {
  return [`\n${title}`, ...tables.flatMap(printedTable), ...(aims.length > 0 ? ["", "  aims", ...aims.map(printedAim)] : [])];
}

function printedTable(table) {
  const rows = sorted(table).map((row) => [times(ratioOf(table, row)), amount(row.value, table.unit), range(row), `${row.ours ? "▶ " : "  "}${row.name}${row.version ? ` ${row.version}` : ""}`, row.note ? `(${row.note})` : ""]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((cells) => cells[column].length)));
  return ["", `  ${table.title}${table.unit ? `, ${table.unit}` : ""}, ${table.better} is better`, ...rows.map(([ratio, value, spread, name, note]) => `  ${ratio.padStart(widths[0])}  ${value.padStart(widths[1])}  ${spread.padStart(widths[2])}  ${name} ${note}`.trimEnd())];
}

function printedAim(aim) {
  return `  ${isMet(aim) ? "✓" : "✗"} ${aim.what}: ${amount(aim.found, aim.unit)}, aim ${aimed(aim)}: ${distance(aim)}${aim.why ? ` (${aim.why})` : ""}`;
}
