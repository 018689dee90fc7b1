// A trap among many visitors: the error is thrown on, and nothing is read of an instance that cannot be relied on.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import binaryen from "binaryen";
import { load, openVisitors } from "attise/visitors";
import { plan } from "./lib/tiny.mjs";

/** visitors.wasm with one function that always traps. */
function trapping(name) {
  const module = binaryen.readBinary(readFileSync(new URL(import.meta.resolve("attise/visitors.wasm"))));
  const { value } = binaryen.getExportInfo(module.getExport(name));
  binaryen.Function(module.getFunction(value)).body = module.unreachable();
  return module.emitBinary();
}

test("after a trap every call says so, until all begins anew", async () => {
  await load({ visitors: trapping("takeAll") });
  const visitors = openVisitors(plan);
  const visitor = visitors.add();
  const signal = { kind: "pageView", path: "/pricing", at: Date.now() };
  assert.equal(visitors.take(visitor, signal).engagement, 10);
  assert.throws(() => visitors.takeAll(visitor, [signal]), WebAssembly.RuntimeError);
  for (const call of [() => visitors.take(visitor, signal), () => visitors.read(visitor), () => visitors.size]) {
    assert.throws(call, /^Error: visitors: the engine has stopped; `clear\(\)` begins anew, without visitors$/);
  }
  visitors.clear();
  assert.deepEqual([visitors.size, visitors.take(visitors.add(), signal).engagement], [0, 10]);
  const others = openVisitors(plan);
  assert.equal(others.take(others.add(), signal).engagement, 10);
});
