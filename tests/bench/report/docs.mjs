// The figures of README and docs: made from the results, between `<!-- figures:NAME -->` and `<!-- /figures -->`.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/run.mjs";
import { aimed, amount, distance, headlineOf, isMet, range, ratioOf, sorted, times } from "../lib/figures.mjs";
import { PARTS } from "../lib/parts.mjs";
import { altOf, PICTURES, pictured } from "./pictures.mjs";

/** The files that have such places. */
export const FILES = ["README.md", "www/docs/performance.md", "www/docs/page.md"];

const PLACE = /(<!-- figures:([\w-]+) -->\n)[\s\S]*?(<!-- \/figures -->)/g;

/** A text with the figures of the results in its places; throws on a place that has no such name. */
export function withFigures(text, results) {
  return text.replace(PLACE, (_, start, name, end) => {
    if (!Object.hasOwn(FIGURES, name)) throw new Error(`figures:${name}: expected one of ${Object.keys(FIGURES).join(", ")}`);
    return `${start}${FIGURES[name](results) || "Not measured yet: `npm run bench`."}\n${end}`;
  });
}

/** Writes the figures into the files; gives the names of those that had others. */
export function writeFigures(results) {
  return FILES.filter((file) => {
    const path = join(root, file);
    const [before, after] = [readFileSync(path, "utf8"), withFigures(readFileSync(path, "utf8"), results)];
    if (before !== after) writeFileSync(path, after);
    return before !== after;
  });
}

const table = (head, rows) => {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head.map((cell) => cell.replace(/:$/, ""))), line(head.map((cell) => (cell.endsWith(":") ? "---:" : "---"))), ...rows.map(line)].join("\n");
};
const named = ({ name, version }) => (version ? `${name} ${version}` : name);
const find = ({ parts }, id) => Object.values(parts).flatMap(({ tables }) => tables).find((table) => table.id === id);
const strong = (row, text) => (row.ours ? `**${text}**` : text);

/** A part's tables that have an aim, or are its first: the report has all of them. */
function partOf(name) {
  return ({ parts }) => {
    const part = parts[name];
    if (!part) return "";
    const shown = part.tables.filter((table, at) => at === 0 || part.aims.some(({ id }) => id.split("/")[0] === table.id));
    return shown.map((one) => `${one.title}${one.unit ? `, ${one.unit}` : ""}; ${one.better} is better.\n\n${rowsOf(one)}`).join("\n\n");
  };
}

const rowsOf = (one) => table(["×:", "", "median:", "range:"], sorted(one).map((row) => [times(ratioOf(one, row)), strong(row, named(row)), strong(row, amount(row.value, one.unit)), range(row) || row.note || ""]));

function aims({ parts }) {
  const all = Object.values(parts).flatMap(({ part, aims }) => aims.map((aim) => [part, aim.what, aimed(aim), amount(aim.found, aim.unit), `${isMet(aim) ? "" : "**"}${distance(aim)}${isMet(aim) ? "" : "**"}${aim.why ? `: ${aim.why}` : ""}`]));
  return all.length > 0 && table(["part", "what", "aim:", "found:", "distance"], all);
}

/** Of each part its first table that compares: what we need, and how many times that the others do. */
function summary({ parts }) {
  const rows = Object.values(parts).map(headlineOf).filter(Boolean).map(({ table, ours, others }) => [table.title, `**${amount(ours.value, table.unit)}**`, others.slice(0, 6).map((row) => `${row.name} ${times(ratioOf(table, row))}`).join(", ")]);
  if (rows.length === 0) return "";
  const all = Object.values(parts).flatMap(({ aims }) => aims);
  return `${table(["", "Attise:", "beside it"], rows)}\n\n${all.filter(isMet).length} of ${all.length} aims are met; [the others, with how far they are](www/docs/performance.md#aims).`;
}

const pictures = (results) => PICTURES.map((one) => [one, pictured(one, results)]).filter(([, found]) => found).map(([{ name }, found]) => `<img src="www/docs/performance/${name}.svg" alt="${altOf(found).replaceAll('"', "&quot;")}">`).join("\n\n");

function bytes(results) {
  const found = find(results, "page-modules");
  return found && table(["what", "bytes (brotli-11):", "budget:"], found.rows.map(({ name, value, note }) => [name, amount(value, ""), note ?? ""]));
}

function pageCost(results) {
  const [offer, script, signal] = ["page-offer", "page-script", "page-signal"].map((id) => find(results, id));
  if (!offer) return "";
  const value = (one, at = 0) => amount(one.rows[at].value, one.unit);
  return `In Chromium as a slow phone on a slow line: ${value(offer)} from the script's start to the first offer, ${value(script)} of scripts on the main thread while the page loads, ${value(signal)} a signal, ${value(signal, 1)} for a click that a script makes up. \`npm run bench -- --only page\` prints it anew; [how, and beside what](performance.md#page).`;
}

const FIGURES = { pictures, summary, bytes, aims, "page-cost": pageCost, ...Object.fromEntries(PARTS.map((name) => [name, partOf(name)])) };
