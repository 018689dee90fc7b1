// posthog-js as its docs say; the offer is a feature flag, which PostHog's server decides.
import "../start.js";
import posthog from "posthog-js";

posthog.init("phc_bench", { api_host: `${location.origin}/ph`, defaults: "2025-05-24", person_profiles: "identified_only" });
posthog.onFeatureFlags(() => {
  document.querySelector('[data-attise-slot="hero"]')?.setAttribute("data-offer", String(posthog.getFeatureFlag("hero-offer")));
  performance.mark("bench:offer");
});
