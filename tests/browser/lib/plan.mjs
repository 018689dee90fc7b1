// The plan of the browser tests: round numbers, so that each test can say what the score must be.
const label = (text) => ({ fr: text, en: text });

const plan = {
  version: 1,
  id: "browser",
  language: "en",
  pages: { site: ["/**"], pricing: ["/pricing*"] },
  criteria: [
    { id: "view", label: label("View"), signal: "pageView", points: 1, repeat: "every" },
    { id: "time", label: label("Time"), signal: "activeTime", page: "site", seconds: 10, points: 5, repeat: "every" },
    { id: "form", label: label("Form"), signal: "formSubmit", name: "quote", points: 30, repeat: "every" },
    { id: "click", label: label("Click"), signal: "click", name: "call-back", points: 5, repeat: "every" },
    { id: "download", label: label("Download"), signal: "download", name: ["guide.pdf", "white-paper", "étude.pdf", "prices.bin"], points: 10, repeat: "every" },
    { id: "event", label: label("Event"), signal: "event", name: ["video", "boom"], points: 2, repeat: "every" },
  ],
  total: { floor: 0, cap: 1000 },
  temperature: { warm: 30, hot: 60, hysteresis: 0, dwellSeconds: 0 },
  offers: ["hero", "sidebar"].map((slot) => ({
    slot,
    default: "guide",
    choices: [
      { offer: "quote", when: { temperature: ["hot"] } },
      { offer: "webinar", when: { temperature: ["warm"] } },
    ],
  })),
};

export default plan;
