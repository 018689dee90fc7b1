// posthog-js with the flags already known: its docs' bootstrapping, for which the site's own server has asked PostHog before the page was sent.
import "../start.js";
import posthog from "posthog-js";

posthog.init("phc_bench", {
  api_host: `${location.origin}/ph`,
  defaults: "2025-05-24",
  person_profiles: "identified_only",
  bootstrap: { distinctID: "visitor-1", featureFlags: { "hero-offer": "guide" } },
});
let told = false;
posthog.onFeatureFlags(() => {
  if (told) return;
  told = true;
  document.querySelector('[data-attise-slot="hero"]')?.setAttribute("data-offer", String(posthog.getFeatureFlag("hero-offer")));
  performance.mark("bench:offer");
});
