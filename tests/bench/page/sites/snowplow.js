// Snowplow's browser tracker as its docs say: page views and the activity on them. It decides no offer.
import "../start.js";
import { enableActivityTracking, newTracker, trackPageView } from "@snowplow/browser-tracker";

newTracker("sp1", location.origin, { appId: "bench", postPath: "/snowplow/track" });
enableActivityTracking({ minimumVisitLength: 5, heartbeatDelay: 10 });
trackPageView();
