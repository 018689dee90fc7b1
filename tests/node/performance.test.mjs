// What is said of speed and size: made from the results that are kept, by a bench that holds its parts to one shape.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { root } from "../../scripts/run.mjs";
import { runBench } from "../bench/lib/bench.mjs";
import { distance, headlineOf, isMet, ratioOf, sorted, times } from "../bench/lib/figures.mjs";
import { printed } from "../bench/lib/print.mjs";
import { checkPart, mergeResults, readResults } from "../bench/lib/results.mjs";
import { sample } from "../bench/lib/sample.mjs";
import { beyondNoise, change, draws, median, shuffled, spread } from "../bench/lib/stats.mjs";
import { FILES, withFigures } from "../bench/report/docs.mjs";
import { html } from "../bench/report/html.mjs";
import { picture, PICTURES } from "../bench/report/pictures.mjs";
import { scratch } from "./lib/attise.mjs";

const kept = join(root, "www", "docs", "performance");
const results = readResults(join(kept, "results.json"));
const { engine, page } = sample.parts;

for (const file of FILES) {
  test(`the figures of ${file} are those of the results`, () => {
    const text = readFileSync(join(root, file), "utf8");
    assert.match(text, /<!-- figures:/);
    assert.equal(text, withFigures(text, results), "`npm run bench` writes them");
  });
}

test("report and pictures are those of the results", () => {
  for (const part of Object.values(results.parts)) checkPart(part);
  const made = Object.keys(results.parts).length > 0 ? { "report.html": html(results), ...Object.fromEntries(PICTURES.map((one) => [`${one.name}.svg`, picture(one, results)])) } : {};
  for (const [name, content] of Object.entries(made)) {
    const file = join(kept, name);
    assert.equal(existsSync(file) ? readFileSync(file, "utf8") : undefined, content, name);
  }
});

test("a run keeps what it found beside what others found, and writes the report and the pictures", async (t) => {
  const folder = scratch(t, {});
  for (const part of [engine, page]) {
    mkdirSync(join(folder, "parts", part.part), { recursive: true });
    writeFileSync(join(folder, "parts", part.part, "index.mjs"), `export async function bench({ quick, say }) { say("a step"); return { ...${JSON.stringify(part)}, notes: [String(quick)] }; }`);
  }
  const options = { from: pathToFileURL(join(folder, "parts/")), folder: join(folder, "out"), quick: true };
  const lines = [];
  await runBench({ ...options, names: ["engine"], print: (text) => lines.push(text) });
  const both = await runBench({ ...options, names: ["page"], print: (text) => lines.push(text) });
  assert.deepEqual(Object.keys(both.parts), ["engine", "page"]);
  assert.deepEqual(readResults(join(folder, "out", "results.json")), both);
  assert.deepEqual([both.parts.page.notes, both.parts.page.tables], [["true"], page.tables]);
  assert.match(both.parts.page.machine.versions.Node, /^\d+\./);
  assert.match(lines.join("\n"), /2\.4× +240 ns +216 to 288 +hand-written/);
  for (const name of ["report.html", "engine.svg"]) assert.ok(existsSync(join(folder, "out", name)), name);
  await assert.rejects(runBench({ ...options, names: ["edge"] }), /the bench has no part `edge`/);
});

test("the command refuses what it does not know, and says what it does", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "tests/bench/run.mjs"), "--only", "engine,pages"], { encoding: "utf8" });
  assert.equal(status, 1);
  assert.match(stderr, /--only: expected some of engine,page,edge,batch, found `pages`\nnpm run bench -- \[--only/);
});

test("a part of another shape is refused with its place", () => {
  assert.equal(checkPart(engine), engine);
  const broken = (change) => () => {
    const part = structuredClone(engine);
    change(part);
    checkPart(part);
  };
  assert.throws(broken((part) => (part.part = "other")), /part: expected one of engine, page, edge, batch/);
  assert.throws(broken((part) => (part.tables[0].rows[1].value = "40")), /engine\.tables\[0\]\.rows\[1\]\.value: expected a number or null/);
  assert.throws(broken((part) => (part.tables[1].id = "engine-live")), /tables\[1\]\.id: expected a text that no other table has/);
  assert.throws(broken((part) => (part.tables[0].better = "more")), /tables\[0\]\.better: expected `lower` or `higher`/);
  assert.throws(broken((part) => (part.tables[0].rows = [])), /tables\[0\]\.rows: expected at least one row/);
  assert.throws(broken((part) => (part.aims[0].found = undefined)), /aims\[0\]\.found: expected a number or null/);
});

test("a ratio says how many times worse than ours, whichever way is better, also where ours is the worse one", () => {
  const [live, throughput] = engine.tables;
  const of = (table) => Object.fromEntries(table.rows.map((row) => [row.name, times(ratioOf(table, row))]));
  assert.deepEqual(of(live), { Attise: "1×", "Attise, batched": "0.4×", "hand-written JavaScript, optimised, plan-driven tables": "2.4×", "a library of rules": "1,600×", "no work at all": "0.09×" });
  assert.deepEqual(of(throughput), { Attise: "1×", "by hand": "6.3×", "the bound": "0.28×" });
  assert.deepEqual(Object.values(of(page.tables[1])), ["–", "–", "–"], "of nothing there is no multiple");
  assert.deepEqual(Object.values(of(page.tables[2])), ["–", "–"], "a change has none");
  assert.deepEqual(sorted(page.tables[1]).map(({ value }) => value), [0, 320, null]);
});

test("an aim is met or not, with its distance", () => {
  const said = (aim) => [isMet(aim), distance(aim)];
  assert.deepEqual(engine.aims.map(said), [[true, "met, 17 % below"], [false, "missed, 1.33 times the aim"]]);
  assert.deepEqual(said({ aim: 10, better: "higher", found: 4, unit: "M" }), [false, "missed, 0.4 times the aim"]);
  assert.deepEqual(said({ aim: 0, better: "lower", found: 12, unit: "ms" }), [false, "missed by 12 ms"]);
  assert.deepEqual(said({ aim: 0, better: "lower", found: -3, unit: "ms" }), [true, "met"]);
  assert.deepEqual(said({ aim: 1, better: "lower", found: null, unit: "ms" }), [false, "not measured"]);
  assert.match(printed(engine).join("\n"), /✗ an event of a batch: 40 ns, aim ≤ 30 ns: missed, 1\.33 times the aim \(sample\)/);
});

test("medians and ranges are those of the runs", () => {
  assert.deepEqual([median([3, 1, 2]), median([4, 1, 2, 3]), median([])], [2, 2.5, null]);
  assert.deepEqual(spread([5, null, 1, 9]), { value: 5, min: 1, max: 9, runs: 3 });
  assert.deepEqual(spread([null]), { value: null });
  assert.deepEqual(shuffled([1, 2, 3, 4], draws(7)).sort(), [1, 2, 3, 4]);
});

test("a change is told from noise where it is one, and only there", () => {
  const draw = draws(3);
  const pairs = (shift) => Array.from({ length: 15 }, () => [100 + draw() * 40, 100 + shift + draw() * 40]);
  const [none, some, less] = [pairs(0), pairs(60), pairs(-60)].map(change);
  assert.ok(none.min < 0 && none.max > 0 && none.runs === 15);
  assert.deepEqual([beyondNoise(none), beyondNoise(some), beyondNoise(less)], [0, some.min, less.max]);
  assert.ok(some.min > 30 && less.max < -30);
  // of no difference, how often a change is found: about one time in twenty
  const found = Array.from({ length: 200 }, () => beyondNoise(change(pairs(0)))).filter((beyond) => beyond !== 0).length;
  assert.ok(found <= 24, `${found} of 200`);
});

test("a part is shown by its first comparison: with what would be used instead, or where there is none, with its bounds", () => {
  const names = (part) => headlineOf(part)?.others.map(({ name }) => name);
  assert.deepEqual(names(engine), ["hand-written JavaScript, optimised, plan-driven tables", "a library of rules"]);
  assert.deepEqual(names({ tables: engine.tables.slice(1) }), ["the bound", "by hand"]);
  assert.deepEqual(names({ tables: page.tables.slice(1) }), undefined);
});

test("the report asks for nothing else, and has a table behind each drawing", () => {
  const report = html(sample);
  assert.doesNotMatch(report, /(src|href)="(?!#|data:)|url\(|@import|<script/);
  const tables = Object.values(sample.parts).flatMap(({ tables }) => tables);
  assert.equal(report.match(/<svg [^>]*class="chart wide"/g).length, tables.length);
  assert.equal(report.match(/<details>/g).length, tables.length);
  for (const { title, rows } of tables) for (const words of [title, ...rows.map(({ name }) => name)]) assert.ok(report.includes(words), words);
  const ids = [...report.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const [, id] of report.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(id), id);
  assert.match(report, /Aims: 2 of 3 met/);
  assert.match(report, /aim ≤ 120 ns/);
  const odd = structuredClone(sample);
  odd.parts.engine.tables[0].rows[0].name = '<b> & "c"';
  assert.ok(!html(odd).includes("<b>"));
});

test("a picture stands alone, in the light and in the dark, and says what it shows", () => {
  const drawn = picture(PICTURES[0], sample);
  assert.match(drawn, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox/);
  assert.match(drawn, /<title>An event, score brought up to date, ns: no work at all 9, Attise, batched 40, Attise 100, /);
  assert.match(drawn, /prefers-color-scheme:dark/);
  assert.doesNotMatch(drawn.replace('xmlns="http://www.w3.org/2000/svg"', ""), /https?:|href=/);
  const used = new Set([...drawn.matchAll(/var\((--\w+)\)/g)].map(([, name]) => name));
  for (const name of used) assert.equal(drawn.split(`${name}:`).length - 1, 2, name);
  assert.equal(picture({ ...PICTURES[1], table: "none" }, sample), undefined);
});

test("a place for figures follows the results, and an unknown one is refused", () => {
  const text = "before\n<!-- figures:aims -->\nold\n<!-- /figures -->\nafter\n";
  const aims = withFigures(text, sample);
  assert.match(aims, /^before\n<!-- figures:aims -->\n\| part \|[\s\S]*\| \*\*missed, 1\.33 times the aim\*\*: sample \|[\s\S]*<!-- \/figures -->\nafter\n$/);
  assert.equal(withFigures(aims, sample), aims);
  assert.match(withFigures(text, mergeResults({ parts: {} }, [])), /Not measured yet/);
  assert.match(withFigures(text.replace("aims", "engine"), sample), /\| 2\.4× \| hand-written JavaScript/);
  assert.match(withFigures(text.replace("aims", "summary"), sample), /\*\*100 ns\*\* \| hand-written JavaScript, optimised, plan-driven tables 2\.4×, a library of rules 1,600× \|[\s\S]*2 of 3 aims are met/);
  assert.throws(() => withFigures(text.replace("aims", "aim"), sample), /figures:aim: expected one of pictures, summary/);
});
