// Each fault that a page can meet is a case of the browser tests, by its id: W loading, T traps, M measuring, S storage, F forms, P privacy.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const folder = new URL("../browser/", import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".test.mjs"))
  .flatMap((file) => [...readFileSync(new URL(file, folder), "utf8").matchAll(/["`]((?:[WTMSFP]\d+(?:, )?)+): /g)].flatMap(([, found]) => found.split(", ")));

const LAST = { W: 11, T: 7, M: 11, S: 7, F: 6, P: 7 };
/** What only the edge can meet. */
const EDGE = ["T3", "F6", "P4"];

for (const [letter, last] of Object.entries(LAST)) {
  test(`${letter}1 to ${letter}${last} are cases in three engines, but for what only the edge can meet`, () => {
    const all = Array.from({ length: last }, (_, i) => `${letter}${i + 1}`);
    assert.deepEqual(all.filter((id) => !names.includes(id)), EDGE.filter((id) => id[0] === letter));
  });
}
