// Segment's analytics-next as its README says: a page call, and a call for what is clicked. It decides no offer.
import "../start.js";
import { AnalyticsBrowser } from "@segment/analytics-next";

const analytics = AnalyticsBrowser.load(
  { writeKey: "bench", cdnURL: `${location.origin}/segment` },
  { integrations: { "Segment.io": { apiHost: `${location.host}/segment/v1`, protocol: "http" } } },
);
analytics.page();
document.body?.addEventListener("click", () => analytics.track("document body clicked"));
