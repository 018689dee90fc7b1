// Each fault that a page or the edge can meet is a case of the tests, by its id: W loading, T traps, M measuring, S storage, F forms, P privacy, in three
// engines; E what the edge decodes, B bots and what they write, in Node, workerd and other hosts.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

/** The ids that the names of a folder's tests begin with. */
function idsIn(folder) {
  const at = new URL(`../${folder}/`, import.meta.url);
  return readdirSync(at, { recursive: true })
    .filter((file) => file.endsWith(".mjs"))
    .flatMap((file) => [...readFileSync(new URL(file, at), "utf8").matchAll(/["`]((?:[WTMSFPEB]\d+(?:, )?)+): /g)].flatMap(([, found]) => found.split(", ")));
}

const ids = (letter, last) => Array.from({ length: last }, (_, i) => `${letter}${i + 1}`);

const LAST = { W: 11, T: 7, M: 11, S: 7, F: 6, P: 7 };
/** What only the edge can meet. */
const EDGE = ["T3", "F6", "P4"];

const pages = idsIn("browser");
for (const [letter, last] of Object.entries(LAST)) {
  test(`${letter}1 to ${letter}${last} are cases in three engines, but for what only the edge can meet`, () => {
    assert.deepEqual(ids(letter, last).filter((id) => !pages.includes(id)), EDGE.filter((id) => id[0] === letter));
  });
}

test("E1 to E14, B1 to B6 and what else only the edge can meet are cases of its tests", () => {
  const edge = [...idsIn("node"), ...idsIn("edge")];
  const all = [...ids("E", 14), ...ids("B", 6), ...EDGE, "T4", "T6", "W9", "P6"];
  assert.deepEqual(all.filter((id) => !edge.includes(id)), []);
});
