// Bytes of code alone, as a bundler ships it, after brotli-11: what a library weighs before anybody has configured it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pageSize } from "../../../pkg-config/build.mjs";
import { root } from "../../../scripts/run.mjs";
import { bundleCode } from "./bundle.mjs";
import { brotli } from "./server.mjs";

const USES = {
  "attise-inline": 'import { watch } from "attise/inline"; globalThis.use = watch;',
  growthbook: 'import { GrowthBook } from "@growthbook/growthbook"; globalThis.use = GrowthBook;',
  snowplow: 'import { enableActivityTracking, newTracker, trackPageView } from "@snowplow/browser-tracker"; globalThis.use = [enableActivityTracking, newTracker, trackPageView];',
  segment: 'import { AnalyticsBrowser } from "@segment/analytics-next"; globalThis.use = AnalyticsBrowser;',
  posthog: 'import posthog from "posthog-js"; globalThis.use = posthog;',
};

/** Site → bytes. */
export async function codeSizes() {
  const sizes = { attise: await pageSize() };
  for (const [site, use] of Object.entries(USES)) sizes[site] = (await bundleCode(use)).reduce((sum, file) => sum + brotli(file).length, 0);
  return sizes;
}

const packed = join(root, "pkg-config");

/** What the package consists of, with its budgets: rows of a table. */
export async function moduleRows() {
  const budget = JSON.parse(readFileSync(join(packed, "budget.json"), "utf8"));
  const row = (name, value, most) => ({ name, ours: true, value, ...(most && { note: `at most ${most.toLocaleString("en-US")}` }) });
  const files = ["live.wasm", "inline.js", "attise.global.js", "full.wasm", "visitors.wasm", "tools.wasm"];
  return [row('import { watch } from "attise", bundled, with live.wasm', await pageSize(), budget.page), ...files.map((name) => row(name, brotli(readFileSync(join(packed, "dist", name))).length, budget[name]))];
}
