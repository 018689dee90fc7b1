// GrowthBook as its docs say, with the features of the page in the bundle: what stands in the hero by what is known of the visitor.
import "../start.js";
import { GrowthBook } from "@growthbook/growthbook";

const payload = {
  features: {
    "hero-offer": {
      defaultValue: "guide",
      rules: [
        { condition: { score: { $gte: 55 } }, force: "quote" },
        { condition: { score: { $gte: 25 } }, force: "webinar" },
      ],
    },
  },
};

const views = Number(localStorage.getItem("bench-views") ?? 0) + 1;
localStorage.setItem("bench-views", String(views));
const growthbook = new GrowthBook({ clientKey: "sdk-bench", enableDevMode: false, attributes: { id: "visitor-1", score: views * 8, path: location.pathname } });
growthbook.initSync({ payload });
document.querySelector('[data-attise-slot="hero"]')?.setAttribute("data-offer", growthbook.getFeatureValue("hero-offer", "guide"));
performance.mark("bench:offer");
