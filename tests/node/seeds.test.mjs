// The tables that say what is proved where are held to the files that they name: `tests/seeds.md`, the rows of the articles, and
// `www/docs/features.md`, the features.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const at = (path) => new URL(`../../${path}`, import.meta.url);
const read = (path) => (existsSync(at(path)) ? readFileSync(at(path), "utf8") : "");
const cases = (path) => JSON.parse(read(path) || `{ "cases": [] }`).cases;
const ids = (letter, first, last) => Array.from({ length: last - first + 1 }, (_, i) => `${letter}${String(first + i).padStart(2, "0")}`);

/** The lines of a file's tables whose first cell is an id, as their cells. */
const table = (path) => [...read(path).matchAll(/^\| ([A-F]\d\d) \| (.*) \|$/gm)].map(([, id, rest]) => [id, ...rest.split(" | ")]);

const ROWS = { A: ids("A", 1, 30), B: ids("B", 1, 21), C: ids("C", 1, 48), D: ids("D", 1, 14), E: ids("E", 1, 28) };
const FEATURES = [...ids("F", 1, 11), ...ids("F", 32, 34), ...ids("F", 47, 51), ...ids("F", 12, 31), ...ids("F", 35, 46)];

/** The folders of tests in JavaScript whose names begin with rows. */
const PAGES = ["node", "edge", "browser", "demo"];

/** What is wrong with the place where a row is said to be proved; nothing if it is all right. */
function wrong([id, , who, where]) {
  if (who === "–") return where === "not software" ? [] : [`${id} is nobody's, and yet somewhere`];
  const proofs = where.split("; ");
  return proofs.filter((proof) => !proves(id, proof)).map((proof) => `${id} does not stand in ${proof}`);
}

/** The rows that the names of a file's tests begin with: `it("C37, D05: …"`. */
const rowsOf = (source) => [...source.matchAll(/\b(?:it|test)\(["`]((?:[A-E]\d\d(?:, |: ))+)/g)].flatMap(([, rows]) => rows.match(/[A-E]\d\d/g));

function proves(id, proof) {
  const [, folder, name] = /^(presets|rust|node|edge|browser|demo)\/([a-z0-9_/.-]+)(?:$|: .)/.exec(proof) ?? [];
  if (folder === "presets") return cases(`pkg-config/presets/${name}.cases.json`).some(({ rows }) => rows?.includes(id));
  if (PAGES.includes(folder)) return rowsOf(read(`tests/${folder}/${name}.test.mjs`)).includes(id);
  return folder === "rust" && new RegExp(`^ *///.*\\b${id}\\b`, "m").test(read(`tests/rust/${name}`));
}

for (const [letter, expected] of Object.entries(ROWS)) {
  test(`rows ${letter}01 to ${expected.at(-1)} of the articles are proved where the table says`, () => {
    const rows = table("tests/seeds.md").filter(([id]) => id.startsWith(letter));
    assert.deepEqual(rows.map(([id]) => id), expected);
    assert.deepEqual(rows.flatMap(wrong), []);
  });
}

test("no case and no test names a row that there is not", () => {
  const presets = readdirSync(at("pkg-config/presets")).filter((name) => name.endsWith(".cases.json"));
  const rows = presets.flatMap((name) => cases(`pkg-config/presets/${name}`)).flatMap(({ rows }) => rows ?? []);
  const files = readdirSync(at("tests/rust"), { recursive: true }).filter((name) => name.endsWith(".rs"));
  const comments = files.flatMap((name) => read(`tests/rust/${name}`).match(/^ *\/\/\/.*$/gm) ?? []);
  const pages = PAGES.flatMap((folder) => readdirSync(at(`tests/${folder}`)).filter((name) => name.endsWith(".test.mjs")).map((name) => read(`tests/${folder}/${name}`)));
  const named = [...comments.flatMap((comment) => comment.match(/\b[A-E]\d\d\b/g) ?? []), ...pages.flatMap(rowsOf)];
  assert.ok(rows.length > 200 && named.length > 50, `${rows.length} and ${named.length}`);
  const known = Object.values(ROWS).flat();
  assert.deepEqual([...new Set([...rows, ...named])].filter((row) => !known.includes(row)), []);
});

test("each feature stands in the docs once, there or there in part, with tests that there are", () => {
  const features = table("www/docs/features.md");
  assert.deepEqual(features.map(([id]) => id), FEATURES);
  for (const [id, , state, how, proofs] of features) {
    assert.match(state, /^(yes|part)$/, id);
    assert.ok(how, id);
    for (const proof of proofs.split(/; (?=`)/)) assert.ok(isThere(proof), `${id}: ${proof}`);
  }
});

/** A test as `file`: name, the name of a case in a file of cases or of the test itself. */
function isThere(proof) {
  const [, path, name] = /^`([^`]+)`: (.+)$/.exec(proof) ?? [];
  if (path?.endsWith(".json")) return cases(path).some((each) => each.name === name);
  const source = read(path ?? "");
  if (path?.endsWith(".rs")) return source.includes(`fn ${name}(`);
  return ["it", "test"].some((word) => source.includes(`${word}("${name}"`));
}
