// A trap in the engine costs one verdict: the lead is kept, and the next call has a fresh instance.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import binaryen from "binaryen";
import { load, openPlan, qualify } from "attise/edge";
import { journey, plan } from "./lib/tiny.mjs";

/** full.wasm with one function that always traps. */
function trapping(name) {
  const module = binaryen.readBinary(readFileSync(new URL(import.meta.resolve("attise/full.wasm"))));
  const { value } = binaryen.getExportInfo(module.getExport(name));
  binaryen.Function(module.getFunction(value)).body = module.unreachable();
  return module.emitBinary();
}

test("a trapped engine is replaced, and the post is labelled", async () => {
  await load(trapping("plan_qualify"));
  const opened = openPlan(plan);
  const { payload } = opened.play(journey);
  for (let i = 0; i < 3; i++) {
    const { verdict, fields } = await qualify({ email: "a@example.org", attise: payload }, { plan: opened, now: 5000 });
    assert.deepEqual([verdict.trust, verdict.trustReason, fields.email], ["engine_unavailable", "unreachable", "a@example.org"]);
    assert.deepEqual(verdict.plan, { id: opened.id, hash: opened.hash });
    assert.deepEqual([verdict.reading.at, verdict.reading.engagement, verdict.reading.receipt], [5, 0, []]);
    assert.equal(opened.decode(payload).planHash, opened.hash);
  }
});
