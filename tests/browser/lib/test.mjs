// `test` of the browser tests: as Node's own, but for cases that an engine cannot do.
import assert from "node:assert/strict";
import { test as nodeTest } from "node:test";
import { engine } from "./engine.mjs";
import impossible from "./impossible.mjs";
import { leave } from "./visit.mjs";

const names = new Set();

export function test(name, run) {
  names.add(name);
  nodeTest(name, { skip: impossible[engine]?.[name] ?? false, timeout: 60_000 }, (t) => {
    t.after(leave);
    return run(t);
  });
}

/** To be called once all tests are known. */
export const testImpossible = () => nodeTest("what is called impossible is a test", () => {
  const listed = Object.values(impossible).flatMap((cases) => Object.keys(cases));
  assert.deepEqual(listed.filter((name) => !names.has(name)), []);
});
