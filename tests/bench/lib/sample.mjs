// Made-up parts for the tests of the report, of the shapes that parts have: powers, zeros, changes, rows without figures. No result of anything.
const row = (name, value, rest) => ({ name, value, ...rest });
const spread = (value) => ({ value, min: value * 0.9, max: value * 1.2, runs: 15 });

const engine = {
  part: "engine",
  title: "Engine (sample)",
  notes: ["Sample data: nothing of this was measured."],
  tables: [
    {
      id: "engine-live", title: "An event, score brought up to date", unit: "ns", better: "lower",
      rows: [
        row("Attise", 0, { version: "0.0.0", ours: true, ...spread(100) }),
        row("Attise, batched", 0, { version: "0.0.0", ours: true, ...spread(40) }),
        row("hand-written JavaScript, optimised, plan-driven tables", 0, spread(240)),
        row("a library of rules", 0, { version: "1.2.3", ...spread(160_000) }),
        row("no work at all", 0, { reference: true, ...spread(9) }),
      ],
    },
    { id: "engine-throughput", title: "Events a second", unit: "events/s", better: "higher", rows: [row("Attise", 25_000_000, { ours: true }), row("by hand", 4_000_000), row("the bound", 90_000_000, { reference: true })] },
  ],
  aims: [
    { id: "engine-live", what: "an event", unit: "ns", aim: 120, better: "lower", found: 100 },
    { id: "engine-live/batched", what: "an event of a batch", unit: "ns", aim: 30, better: "lower", found: 40, why: "sample" },
  ],
};

const page = {
  part: "page",
  title: "Page (sample)",
  notes: ["Sample data: nothing of this was measured."],
  tables: [
    { id: "page-code", title: "Code alone, after brotli-11", unit: "B", better: "lower", rows: [row("Attise", 14_000, { ours: true, note: "script and WebAssembly" }), row("a peer", 13_000), row("another peer", 106_000)] },
    { id: "page-blocking", title: "Blocking", unit: "ms", better: "lower", rows: [row("Attise", 0, { ours: true }), row("a peer", 320, { min: 200, max: 400 }), row("another peer", null, { note: "decides no offer" })] },
    { id: "page-lcp-change", title: "LCP, change", unit: "ms", better: "lower", ratios: false, rows: [row("Attise", 2, { ours: true, min: -20, max: 30 }), row("a peer", 180, { min: 90, max: 240 })] },
  ],
  aims: [{ id: "page-code", what: "code of the page", unit: "B", aim: 14_000, better: "lower", found: 14_000 }],
};

const machine = { processor: "a processor", cores: 2, memory: "8 GiB", system: "Linux 0", versions: { Node: "20.0.0" } };

/** Results as they are kept. */
export const sample = { parts: Object.fromEntries([engine, page].map((part) => [part.part, { ...part, at: "2000-01-01 00:00", seconds: 1, load: 0, machine }])) };
