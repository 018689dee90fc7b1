// The visits as tables and aims.
import { amount, isMet, range } from "../lib/figures.mjs";
import { beyondNoise, change, spread } from "../lib/stats.mjs";
import { SITES } from "./sites.mjs";
import { CONDITIONS } from "./visit.mjs";

const BLOCKS = 50;

export const notes = [
  `Chromium, a fresh profile for each visit, the processor slowed down ${CONDITIONS.slowdown} times, ${CONDITIONS.latency} ms until an answer begins, 1.6 Mbit/s down and 0.75 up; one visit to each site in each round, in an order drawn anew.`,
  "The page is the demo's home page, then its quote form; without Attise it has neither script nor style sheet of ours. Each library is bundled and started as its docs say, by a script in the same place of the same page. All texts and the WebAssembly are served with brotli-11.",
  "What the vendors' servers would answer comes from a stub on the page's own address: no further connection, no preflight, no tag manager, which favours them. PostHog's project has one flag, with recording, surveys and heatmaps off; Segment's source has no destination.",
  "A visit is real input: clicks, the wheel, a menu, a link, two fields typed into. LCP, CLS and INP are those of the package web-vitals; INP is the worst of the two pages, in steps of 8 ms as browsers give it.",
  "A change is the median of the differences from the page alone in the same round; its range holds it in 95 % of 10,000 resamples. Where the range holds 0, the change cannot be told from noise. The row “once more” is the page alone against itself.",
];

const DECIDES_NOTHING = "decides no offer";
const INSIDE = SITES.find(({ id }) => id === "attise-inline").name;

const own = (url) => /\/(assets|ph)\//.test(url);
/** How long the site's own scripts kept the main thread at a time: what was in no frame of 50 ms was shorter than that. */
const pieces = ({ load, pages }) => (pages ?? [load]).flatMap(({ frames }) => frames.filter(({ url }) => own(url)).map(({ duration }) => duration));
const over = (durations) => durations.reduce((sum, duration) => sum + Math.max(0, duration - BLOCKS), 0);

/** One number of a run; null where there is none. */
const METRICS = {
  offer: ({ load }) => (load.offer === null ? null : load.offer - load.start),
  script: ({ load }) => load.script,
  blocking: (run) => over(pieces(run)),
  allBlocking: ({ load, pages }) => over((pages ?? [load]).flatMap(({ tasks }) => tasks.map(({ duration }) => duration))),
  lcp: ({ load }) => load.lcp,
  cls: ({ load, pages }) => Math.max(...(pages ?? [load]).map(({ cls }) => cls)),
  inp: ({ pages }) => (pages ? worst(pages.map(({ inp }) => inp)) : null),
  down: ({ load }) => load.wire.down,
  requests: ({ load }) => load.wire.requests,
};

const worst = (values) => (values.some((value) => value !== null) ? Math.max(...values.filter((value) => value !== null)) : null);

/** @param {{ sites: object[], runs: Record<string, object[]>, sizes: Record<string, number>, modules: object[], signal: Record<string, number[]> }} found */
export function tablesOf({ sites, runs, sizes, modules, signal }) {
  const row = ({ name, version, ours, reference }, figures) => ({ name, ...(version && { version }), ...(ours && { ours }), ...(reference && { reference }), ...figures });
  const visited = sites.filter(({ visits }) => visits);
  const others = visited.filter(({ id }) => id !== "bare");
  const loaded = sites.filter(({ reference }) => !reference);
  const all = (site, metric) => runs[site.id].map(METRICS[metric]);
  const added = (site, metric) => spread(all(site, metric).map((value, round) => value - METRICS[metric](runs.bare[round])));
  const table = (id, title, unit, rows, rest) => ({ id, title, unit, better: "lower", rows, ...rest });
  // a change may be nothing, or a gain: it has no ratio
  const changed = (id, title, metric) => table(id, title, "ms", changes(metric), { ratios: false });
  const changes = (metric) => others.map((site) => row(site, change(all(site, metric).map((value, round) => [METRICS[metric](runs.bare[round]), value]).filter(([a, b]) => a !== null && b !== null))));
  const coded = loaded.filter(({ id }) => id in sizes);
  return [
    table("page-code", "Code alone, after brotli-11", "B", coded.map((site) => row(site, { value: sizes[site.id], ...(site.ours && { note: "script and WebAssembly" }) }))),
    table("page-wire", "Added to the page on the wire: code, settings, answers", "B", loaded.map((site) => row(site, added(site, "down")))),
    table("page-requests", "Requests added to the page", "", loaded.map((site) => row(site, added(site, "requests")))),
    table("page-offer", "From the script's start to the first offer", "ms", loaded.map((site) => row(site, site.decides ? spread(all(site, "offer")) : { value: null, note: DECIDES_NOTHING }))),
    table("page-script", "Scripts on the main thread while the page loads, over the page alone", "ms", loaded.map((site) => row(site, added(site, "script")))),
    table("page-blocking", "Blocking by its own scripts: what they run beyond 50 ms at a time", "ms", visited.filter(({ reference }) => !reference).map((site) => row(site, spread(all(site, "blocking"))))),
    changed("page-blocking-change", "Blocking of the whole visit, change from the page alone", "allBlocking"),
    table("page-lcp", "Largest Contentful Paint", "ms", visited.map((site) => row(site, spread(all(site, "lcp"))))),
    changed("page-lcp-change", "Largest Contentful Paint, change from the page alone", "lcp"),
    table("page-inp", "Interaction to Next Paint", "ms", visited.map((site) => row(site, spread(all(site, "inp"))))),
    changed("page-inp-change", "Interaction to Next Paint, change from the page alone", "inp"),
    table("page-cls", "Cumulative Layout Shift", "", visited.map((site) => row(site, spread(all(site, "cls"))))),
    table("page-modules", "What the package consists of, after brotli-11", "B", modules, { ratios: false }),
    table("page-signal", "A signal in the page, at a quarter of the speed", "µs", [
      { name: "a signal told by the page", ours: true, ...spread(signal.signal) },
      { name: "a click that a script makes up, heard and passed over", ours: true, ...spread(signal.click) },
    ], { ratios: false }),
  ];
}

/** ms that the line takes for some bytes. */
const onTheLine = (bytes) => (bytes / CONDITIONS.down) * 1000;

/** `why` is said of an aim that is missed, from what else was found. */
const AIMS = [
  { id: "page-code", what: "code of the page", unit: "B", aim: 14_000, of: ({ value }) => value },
  {
    id: "page-offer", what: "from the script's start to the first offer", unit: "ms", aim: 30, of: ({ value }) => value,
    why: (ours, again, inside) =>
      `scripts take ${amount(ours("page-script").value, "ms")} of it; the rest is waiting for the engine's file and for what the browser draws before it hands the file over` +
      (inside("page-offer") ? `. With the engine in the script ${amount(inside("page-offer").value, "ms")}, for ${amount(inside("page-code").value, "B")} of code` : ""),
  },
  { id: "page-blocking", what: "blocking by our scripts", unit: "ms", aim: 0, of: ({ value }) => value, why: (ours) => `the median of visits from ${range(ours("page-blocking"), "ms")}` },
  { id: "page-cls", what: "Cumulative Layout Shift", unit: "", aim: 0, of: ({ max }) => max },
  ...["LCP", "INP"].map((name) => {
    const id = `page-${name.toLowerCase()}-change`;
    const ranged = ({ value, min, max }) => `${amount(value, "ms")} (${range({ min, max })})`;
    return {
      id, what: `change of ${name} that can be told from noise`, unit: "ms", aim: 0, of: beyondNoise,
      why: (ours, again) => `changed by ${ranged(ours(id))}; the page against itself by ${ranged(again(id))}` + (name === "LCP" ? `. What is added takes ${amount(onTheLine(ours("page-wire").value), "ms")} of the line, which it shares with the page's preloaded font` : ""),
    };
  }),
];

/** What is found for each aim, of the row with the engine preloaded. */
export function aimsOf(tables) {
  const rowsOf = (id) => tables.find((table) => table.id === id).rows;
  const ours = (id) => rowsOf(id).find(({ ours }) => ours);
  const again = (id) => rowsOf(id).find(({ reference }) => reference);
  const inside = (id) => rowsOf(id).find(({ name }) => name === INSIDE);
  return AIMS.map(({ of, why, ...rest }) => {
    const row = ours(rest.id);
    const aim = { ...rest, better: "lower", found: row.value === null ? null : of(row) };
    return why && aim.found !== null && !isMet(aim) ? { ...aim, why: why(ours, again, inside) } : aim;
  });
}
