// Bytes of code alone, as a bundler ships it, after brotli-11: what a library weighs before anybody has configured it.
import { pageSize } from "../../../pkg-config/build.mjs";
import { bundleCode } from "./bundle.mjs";
import { brotli } from "./server.mjs";

const USES = {
  growthbook: 'import { GrowthBook } from "@growthbook/growthbook"; globalThis.use = GrowthBook;',
  snowplow: 'import { enableActivityTracking, newTracker, trackPageView } from "@snowplow/browser-tracker"; globalThis.use = [enableActivityTracking, newTracker, trackPageView];',
  segment: 'import { AnalyticsBrowser } from "@segment/analytics-next"; globalThis.use = AnalyticsBrowser;',
  posthog: 'import posthog from "posthog-js"; globalThis.use = posthog;',
};

/** Site → bytes. */
export async function codeSizes() {
  const sizes = { attise: await pageSize() };
  for (const [site, use] of Object.entries(USES)) sizes[site] = brotli(await bundleCode(use)).length;
  return sizes;
}
