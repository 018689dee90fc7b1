// The cases of tests/cases/ in Node.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openPlan } from "attise/plan";
import { instantiate } from "../../pkg-config/src/generated/live.instance.js";
import { playCases } from "../lib/cases.mjs";
import { caseFiles, tellCases } from "../lib/files.mjs";
import { shell } from "../lib/shell.mjs";

test("cases in Node", async (t) => {
  const wasm = readFileSync(new URL("../../pkg-config/dist/live.wasm", import.meta.url));
  const module = new WebAssembly.Module(wasm);
  await tellCases(t, assert, playCases(caseFiles, openPlan, () => instantiate(module), shell));
});
