// What a verdict costs at the edge: workerd under wrk on loopback, beside a worker that does nothing and one that only takes the form apart; then the same in Node, by parts.
import { coldInNode, partsInNode } from "./lib/node.mjs";
import { posts } from "./lib/posts.mjs";
import { coldInWorkerd, withWorkerd } from "./lib/workerd.mjs";
import { findWrk, load } from "./lib/wrk.mjs";

const WORKERS = {
  empty: "empty worker",
  form: "parse only, `request.formData()`",
  read: "parse only, Attise’s reader",
  qualify: "`qualify` with keys and seal",
  replays: "`qualify` with keys, seal and a replay store in memory",
};
/** What the others are told from. */
const FLOOR = "form";

/** @param {{ quick: boolean, say: (line: string) => void }} options */
export async function bench({ quick, say }) {
  const rounds = quick ? 1 : 7;
  const wrk = await findWrk();
  const runs = Object.fromEntries(Object.keys(WORKERS).map((name) => [name, []]));
  const notes = [
    "workerd alone, one process, no TLS, loopback; posts of ten fields with a payload and a seal that hold, all different. wrk has 16 connections on one thread.",
    "CPU: user and system time of workerd's process, divided by its posts. Rounds alternate between the workers; values are medians.",
  ];
  if (wrk) {
    for (let round = 0; round < rounds; round++) {
      for (const name of Object.keys(WORKERS)) {
        say(`edge: ${WORKERS[name]}, round ${round + 1} of ${rounds}`);
        runs[name].push(await withWorkerd(name, (worker) => load(wrk, worker, posts(worker.url), quick ? 1 : 4)));
      }
    }
  } else {
    notes.push("wrk was not found and could not be installed (`apt-get install wrk`): nothing was measured under load.");
  }
  say("edge: start-up");
  const times = quick ? 2 : 15;
  const [workerd, node] = [await coldInWorkerd(Object.keys(WORKERS), times), await coldInNode(quick ? 2 : 25)];
  say("edge: Node, by parts");
  const parts = await partsInNode(quick ? 200 : 3000, quick ? 1 : 9);
  const tables = [
    ...(wrk ? underLoad(runs) : []),
    table("start", "Process start to the first answer, workerd", "ms", "lower", rowsOf(workerd.start)),
    table("first", "The first post of a worker that is up, workerd", "ms", "lower", rowsOf(workerd.first)),
    table("cold", "A cold instance in Node", "ms", "lower", Object.entries(node).map(([name, values]) => row(name, values))),
    table("parts", "One post in Node, by parts", "µs", "lower", Object.entries(parts).map(([name, values]) => row(name, values))),
  ];
  return { part: "edge", title: "Edge: a verdict on a form post", notes, tables, aims: aims(runs, workerd, node, parts) };
}

const METRICS = [
  ["requests", "Requests a second", "1/s", "higher"],
  ["p50", "Latency, median", "ms", "lower"],
  ["p99", "Latency, 99th percentile", "ms", "lower"],
  ["processor", "CPU for a post", "µs", "lower"],
  ["memory", "Resident memory after the run", "MB", "lower"],
];

const underLoad = (runs) => METRICS.map(([id, title, unit, better]) => table(id, title, unit, better, rowsOf(Object.fromEntries(Object.entries(runs).map(([name, list]) => [name, list.map((run) => run[id])])))));

const rowsOf = (values) => Object.entries(values).map(([name, list]) => ({ ...row(WORKERS[name], list), ours: ["qualify", "replays"].includes(name), ...(name === FLOOR && { reference: true }) }));

const table = (id, title, unit, better, rows) => ({ id: `edge-${id}`, title, unit, better, rows });

const row = (name, values) => ({ name, ours: true, value: round(median(values)), min: round(Math.min(...values)), max: round(Math.max(...values)), runs: values.length });

const round = (value) => Number(value.toPrecision(3));

export function median(values) {
  const sorted = values.toSorted ? values.toSorted((a, b) => a - b) : [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function aims(runs, workerd, node, parts) {
  // Of one round, so that what else the machine does weighs on both.
  const over = (name) => runs[name].map((run, round) => run.processor - runs[FLOOR][round].processor);
  const found = (values) => (values.length > 0 ? round(median(values)) : null);
  const more = found(over("qualify"));
  const first = round(median(workerd.first.qualify) - median(workerd.first[FLOOR]));
  const cold = round(median(node.total));
  const inNode = round(median(parts["`qualify` of a request"]) - median(parts["`request.formData()`"]));
  const aim = (id, what, unit, bound, value, why) => ({ id, what, unit, aim: bound, better: "lower", found: value, ...(value === null ? { why: "wrk could not be installed" } : value > bound && { why }) });
  return [
    aim("edge-qualify", "`qualify` over the worker that only parses the form, workerd, CPU a post", "µs", 60, more, "two fifths of a verdict are the size of its answer, and between two posts the runtime displaces its code from the processor's caches; see the notes on the edge"),
    aim("edge-qualify-node", "The same in Node, in one process", "µs", 60, inNode, "a request made in Node without a length is read as a stream, which costs more than the verdict; see the parts"),
    aim("edge-cold-workerd", "The first post over the worker that only parses the form, workerd", "ms", 10, first, "the engine is compiled lazily, function by function, on its first call"),
    aim("edge-cold-node", "Compile, instantiate, open the plan, first verdict: Node", "ms", 10, cold, "opening the plan is code that runs once, and V8 compiles it function by function meanwhile; see the table of a cold instance"),
  ];
}
