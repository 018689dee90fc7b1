// The cases of tests/cases/ in each browser, with the same readings as in Node to the last bit.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { openPlan } from "attise/plan";
import { instantiate } from "../../pkg-config/src/generated/live.instance.js";
import { playCases } from "../lib/cases.mjs";
import { caseFiles, tellCases } from "../lib/files.mjs";
import { shell } from "../lib/shell.mjs";
import { engine } from "./lib/engine.mjs";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { open } from "./lib/visit.mjs";

const built = (name) => readFileSync(new URL(`../../pkg-config/dist/${name}`, import.meta.url));

test(`cases in ${engine}`, async (t) => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("cases.page.mjs", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
  });
  const answers = {
    "/cases.js": { type: "text/javascript", body: outputFiles[0].text },
    "/full.wasm": { type: "application/wasm", body: built("full.wasm") },
    "/cases": { type: "text/html", body: "<!doctype html><title>Cases</title><link rel=icon href=data:,>" },
  };
  const site = await openSite(t, { answers, clock: false });
  const page = await open(site, "/cases", { ready: false });
  const results = await page.evaluate(async (files) => (await import("/cases.js")).run(files), caseFiles);
  await tellCases(t, assert, results);

  const module = new WebAssembly.Module(built("live.wasm"));
  const here = playCases(caseFiles, openPlan, () => instantiate(module), shell);
  assert.deepEqual(results, JSON.parse(JSON.stringify(here)));
});
