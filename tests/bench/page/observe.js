// What a page tells of itself, in each page of the bench before its own scripts: the field's three vitals, and the tasks that block.
import { onCLS, onINP, onLCP } from "web-vitals";

const seen = { lcp: null, cls: 0, inp: null, interactions: 0, tasks: [], frames: [] };
globalThis.bench = () => ({
  ...seen,
  start: performance.getEntriesByName("bench:start")[0]?.startTime ?? null,
  offer: performance.getEntriesByName("bench:offer")[0]?.startTime ?? null,
});

const everyChange = { reportAllChanges: true };
onLCP(({ value }) => (seen.lcp = value), everyChange);
onCLS(({ value }) => (seen.cls = value), everyChange);
onINP(({ value }) => (seen.inp = value), { ...everyChange, durationThreshold: 16 });

const observe = (type, note, options = {}) =>
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...options });
observe("longtask", ({ startTime, duration }) => seen.tasks.push({ start: startTime, duration }));
observe("long-animation-frame", ({ scripts }) => {
  for (const { sourceURL, startTime, duration } of scripts) seen.frames.push({ url: sourceURL, start: startTime, duration });
});
