// The cases of tests/cases/ in workerd, with the same readings as in Node to the last bit.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openPlan } from "attise/plan";
import { instantiate } from "../../pkg-config/src/generated/live.instance.js";
import { playCases } from "../lib/cases.mjs";
import { caseFiles, tellCases } from "../lib/files.mjs";
import { shell } from "../lib/shell.mjs";
import { startWorker } from "./lib/worker.mjs";

test("cases in workerd", async (t) => {
  const fetch = await startWorker(t, new URL("cases.worker.mjs", import.meta.url));
  const response = await fetch("http://cases/", { method: "POST", body: JSON.stringify(caseFiles) });
  const results = await response.json();
  await tellCases(t, assert, results);

  const wasm = readFileSync(new URL("../../pkg-config/dist/live.wasm", import.meta.url));
  const module = new WebAssembly.Module(wasm);
  const here = playCases(caseFiles, openPlan, () => instantiate(module), shell);
  assert.deepEqual(results, JSON.parse(JSON.stringify(here)));
});
