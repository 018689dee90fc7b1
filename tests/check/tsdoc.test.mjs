// Every exported item says what it is, and every one that is called shows how: the examples are type-checked, and run where Node can run them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { runExamples, typeErrors, writeExamples } from "./lib/examples.mjs";
import { readExports } from "./lib/exported.mjs";

const found = readExports();
const examples = await writeExamples(found);

test("every exported item and every member of it has a comment", () => {
  assert.ok(found.items.length > 150, `${found.items.length} items`);
  const silent = found.items.flatMap(({ name, docs, members }) => [{ name, docs }, ...members]).filter(({ docs }) => docs === "");
  assert.deepEqual(silent.map(({ name }) => name), []);
});

test("every exported function and class has an example", () => {
  const called = found.items.filter(({ isCalled }) => isCalled);
  assert.ok(called.length > 45, `${called.length} are called`);
  const bare = called.filter(({ examples, members }) => examples.length === 0 && members.every(({ examples }) => examples.length === 0));
  assert.deepEqual(bare.map(({ name }) => name), []);
});

test("the examples are type-checked", () => {
  assert.ok(examples.length > 60, `${examples.length} examples`);
  assert.deepEqual(typeErrors(examples), []);
});

test("the examples that need no page run", async () => {
  assert.ok(examples.filter(({ runs }) => runs).length > 25);
  assert.deepEqual(await runExamples(examples), []);
});
