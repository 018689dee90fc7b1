// The page of cases.test.mjs: plays the cases that it is given.
import { load, openPlan } from "attise/plan";
import { instantiate } from "../../pkg-config/src/generated/live.instance.js";
import { playCases } from "../lib/cases.mjs";
import * as shell from "../lib/shell.ts";

export async function run(files) {
  const [live] = await Promise.all([WebAssembly.compileStreaming(fetch("/dist/live.wasm")), load()]);
  return playCases(files, openPlan, () => instantiate(live), shell);
}
