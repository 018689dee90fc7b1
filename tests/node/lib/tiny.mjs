// A small plan and a journey whose numbers can be followed by hand, for tests of the tools around the engine.

export const plan = {
  version: 1,
  id: "tiny",
  language: "en",
  pages: { pricing: ["/pricing*"] },
  criteria: [
    {
      id: "pricing-view",
      label: { fr: "Tarifs vus", en: "Pricing viewed" },
      signal: "pageView", page: "pricing", points: 10, repeat: "perVisit", cap: 15,
    },
    {
      id: "quote-form",
      label: { fr: "Devis demandé", en: "Quote requested" },
      signal: "formSubmit", name: "quote", points: 30, repeat: "once", halfLifeDays: 10,
    },
  ],
  total: { floor: 0, cap: 100 },
  fit: [
    {
      id: "size",
      label: { fr: "Effectif", en: "Headcount" },
      field: "employees", bands: [{ from: 1, points: 0 }, { from: 50, points: 10 }],
    },
    { id: "phone", label: { fr: "Téléphone donné", en: "Phone given" }, field: "phone", present: true, points: 5 },
  ],
  temperature: { warm: 10, hot: 30, hysteresis: 0, dwellSeconds: 0 },
  grade: { A: 10, B: 6, C: 3 },
  quadrant: { fit: 10, engagement: 20 },
  stages: [
    { id: "visitor", label: { fr: "Visiteur", en: "Visitor" }, owner: "marketing", gate: "auto" },
    { id: "mql", label: { fr: "MQL", en: "MQL" }, owner: "marketing", gate: "auto", when: { has: ["email"], engagement: 20 } },
    { id: "sql", label: { fr: "SQL", en: "SQL" }, owner: "sales", gate: "human", when: { has: ["email"], fit: 10, did: ["quote-form"] } },
  ],
  offers: [{ slot: "hero", default: "guide", choices: [{ offer: "quote", when: { temperature: ["hot"] } }] }],
};

/** Two visits to the prices, of which the second is worth 5 by the cap; a quote; then one half-life. */
export const journey = {
  start: "2026-01-05T09:00:00Z",
  now: 7300 + 864_000,
  fields: { email: "a@example.org", employees: "120" },
  signals: [
    { at: 0, kind: "pageView", path: "/pricing" },
    { at: 7200, kind: "pageView", path: "/pricing/teams" },
    { at: 7300, kind: "formSubmit", name: "quote" },
  ],
};
