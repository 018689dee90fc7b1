// The report: one file that asks for nothing else, with a table behind every drawing.
import { readFileSync } from "node:fs";
import { aimed, amount, distance, headlineOf, isMet, range, ratioOf, sorted, times } from "../lib/figures.mjs";
import { chart, LAYOUTS } from "./chart.mjs";

const style = readFileSync(new URL("style.css", import.meta.url), "utf8");
const FLAME = '<svg viewBox="0 0 32 32" aria-hidden="true"><path fill="var(--ours)" d="M17 2c1 6-7 9-7 17a7 7 0 0 0 14 1c0-4-2-6-2-9-2 1-3 3-3 5-2-3 0-8-2-14z"/></svg>';

export const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

/** The same with what stands between backticks as code. */
const worded = (text) => escape(text).replace(/`([^`]+)`/g, "<code>$1</code>");

/** Those of a part's aims whose line belongs into a table's drawing. */
export const aimsIn = ({ id }, aims) => aims.filter((aim) => aim.id === id || aim.id.startsWith(`${id}/`));

/** `Engine`: a part in menus and lists. */
const named = (part) => part[0].toUpperCase() + part.slice(1);

/** @param results as they are kept */
export function html({ parts }) {
  const all = Object.values(parts);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Attise, measured</title>
<meta name="description" content="What Attise costs beside what would be used instead, on one machine in one run.">
<link rel="icon" href="data:,">
<style>
${style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the figures</a>
<header><div class="wrap">
<p class="brand">${FLAME}<span>Attise</span></p>
<h1>What it costs, beside what you would use instead</h1>
<p class="lead">Every figure comes from one command, <code>npm run bench</code>. A ratio is how many times slower, larger or later something is than Attise; below 1 it is the better one, and it is shown all the same.</p>
</div></header>
<nav aria-label="Parts"><ul class="wrap">${[["aims", "Aims"], ...all.map(({ part }) => [part, named(part)]), ["again", "Run it again"]].map(([id, title]) => `<li><a href="#${id}">${escape(title)}</a></li>`).join("")}</ul></nav>
<main id="main" class="wrap">
${summary(all)}
${all.map(partOf).join("\n")}
${again(all)}
</main>
<footer class="wrap">Made from <code>results.json</code> beside this file. Machine and versions stand with each part.</footer>
</body>
</html>
`;
}

function summary(parts) {
  const aims = parts.flatMap(({ part, aims }) => aims.map((aim) => ({ ...aim, part })));
  const met = aims.filter(isMet).length;
  const row = (aim) => `<tr><th scope="row"><a href="#${aim.part}">${named(aim.part)}</a></th><td>${worded(aim.what)}${aim.why ? `<span class="why">${worded(aim.why)}</span>` : ""}</td><td class="n" data-of="aim">${aimed(aim)}</td><td class="n" data-of="found">${amount(aim.found, aim.unit)}</td><td class="${isMet(aim) ? "met" : "missed"}">${isMet(aim) ? "✓" : "✗"} ${distance(aim)}</td></tr>`;
  return `<section id="aims"><ul class="hero">${parts.map(headline).join("")}</ul>
<h2>Aims: ${met} of ${aims.length} met</h2>
<div class="card scroll"><table class="aims"><thead><tr><th scope="col">Part</th><th scope="col">What</th><th scope="col" class="n">Aim</th><th scope="col" class="n">Found</th><th scope="col">Distance</th></tr></thead>
<tbody>${aims.map(row).join("\n")}</tbody></table></div></section>`;
}

/** A part's first comparison, as a figure with what stands beside it. */
function headline(part) {
  const found = headlineOf(part);
  if (!found) return "";
  const { table, ours, others } = found;
  return `<li><span class="what">${escape(table.title)}</span><span class="figure">${amount(ours.value, table.unit)}</span><dl>${few(others).map((row) => `<dt>${times(ratioOf(table, row))}</dt><dd>${escape(row.name).replaceAll("/", "/<wbr>")}</dd>`).join("")}</dl></li>`;
}

/** The nearest, the farthest and the one in the middle. */
const few = (rows) => (rows.length > 3 ? [rows[0], rows[rows.length >> 1], rows.at(-1)] : rows);

function partOf({ part, title, notes, tables, aims, at, seconds, load, machine }) {
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`).join(", ");
  return `<section id="${part}"><h2>${escape(title)}</h2>
<p class="ran">${escape(at)} UTC, ${duration(seconds)}; ${escape(machine.processor)}, ${machine.cores} cores, ${escape(machine.memory)}, ${escape(machine.system)}; ${escape(versions)}; load of the machine before: ${load}.</p>
<ul class="notes">${notes.map((note) => `<li>${worded(note)}</li>`).join("")}</ul>
${KEY}
${tables.map((table) => card(part, table, aimsIn(table, aims))).join("\n")}
</section>`;
}

const KEY = `<ul class="key" aria-hidden="true"><li><i style="--c:var(--ours)"></i>Attise</li><li><i style="--c:var(--peer)"></i>what would be used instead</li><li><i style="--c:var(--floor)"></i>floor or bound</li><li><i class="dash"></i>aim</li><li>stroke: smallest to largest run</li></ul>`;

function card(part, table, aims) {
  const scale = `${table.better} is better${table.unit ? `; ${escape(table.unit)}` : ""}`;
  const drawing = (layout) => chart(table, aims, LAYOUTS[layout]).replace('class="chart"', `class="chart ${layout}"`);
  return `<figure class="card" id="table-${part}-${escape(table.id)}"><figcaption><h3>${escape(table.title)}</h3><p class="sub">${scale}</p></figcaption>
${drawing("wide")}
${drawing("narrow")}
<details><summary>The figures as a table</summary><div class="scroll"><table>
<thead><tr><th scope="col" class="n">Ratio</th><th scope="col">What</th><th scope="col">Version</th><th scope="col" class="n">Median</th><th scope="col" class="n">Range</th><th scope="col" class="n">Runs</th><th scope="col">Note</th></tr></thead>
<tbody>${sorted(table).map((row) => `<tr${row.ours ? ' class="ours"' : ""}><td class="n">${times(ratioOf(table, row))}</td><th scope="row">${escape(row.name)}</th><td>${escape(row.version ?? "")}</td><td class="n">${amount(row.value, table.unit)}</td><td class="n">${range(row)}</td><td class="n">${row.runs ?? ""}</td><td>${escape(row.note ?? "")}</td></tr>`).join("\n")}</tbody>
</table></div></details></figure>`;
}

const duration = (seconds) => (seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`);

function again(parts) {
  return `<section id="again"><h2>Run it again</h2>
<pre><code>npm ci
npm run bench                  # everything, and this report
${parts.map(({ part, seconds }) => `npm run bench -- --only ${part.padEnd(8)} # ${duration(seconds)}`).join("\n")}</code></pre>
<p>On a machine that does nothing else: what runs beside a bench is in its figures. How each part measures, what was tried and what it gave: <code>www/docs/performance.md</code>.</p></section>`;
}
