// What a verdict costs under load, in workerd on loopback:  node tests/bench/load.mjs
// Finds the rate that the worker can hold, keeps it for a minute with one hostile post in five, and does the same with the same worker without Attise.
import { cpus, loadavg } from "node:os";
import { load, withWorker } from "./lib/load.mjs";

const SECONDS = 60;
/** Of the rate at which the worker has nothing left: at all of it, what waits would only grow. */
const STEADY = 0.8;

const others = loadavg()[0];
const { most, parseMost, runs, counts } = await withWorker(async (url, pid) => {
  const fast = async (path) => {
    await load(url, pid, { path, seconds: 3 });
    return load(url, pid, { path, seconds: 10 });
  };
  const most = await fast("/with");
  const parseMost = await fast("/without");
  const rate = Math.floor(most.perSecond * STEADY);
  const runs = { with: await load(url, pid, { path: "/with", seconds: SECONDS, rate }), without: await load(url, pid, { path: "/without", seconds: SECONDS, rate }) };
  return { most, parseMost, runs, counts: await (await fetch(`${url}/counts`)).json() };
});

const MB = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
const row = (name, { answered, perSecond, failed, errors, latency, memory }) =>
  [name.padEnd(16), String(answered).padStart(8), perSecond.toFixed(0).padStart(7), String(failed).padStart(5), String(errors).padStart(7), ...[latency.p50, latency.p99, latency.max].map((ms) => ms.toFixed(1).padStart(8)), `  ${MB(memory[Math.floor(memory.length / 4)])} → ${MB(memory.at(-1))}`].join("");

console.log(`workerd, loopback, ${cpus().length} × ${cpus()[0].model}; load of the machine before: ${others.toFixed(1)}`);
console.log(`most posts a second: ${most.perSecond.toFixed(0)} with Attise, ${parseMost.perSecond.toFixed(0)} without (parse only)`);
console.log(`${SECONDS} s each at ${STEADY * 100} % of the former, one hostile post in five; latency in ms from when a post was due`);
console.log(`${"".padEnd(16)}   posts   per s  5xx  errors     p50     p99     max  memory (at a quarter → at the end)`);
console.log(row("with Attise", runs.with));
console.log(row("without", runs.without));
console.log(`ratio: p50 ${(runs.with.latency.p50 / runs.without.latency.p50).toFixed(2)}, p99 ${(runs.with.latency.p99 / runs.without.latency.p99).toFixed(2)}, most posts ${(parseMost.perSecond / most.perSecond).toFixed(2)}`);
console.log(`labels: ${Object.entries(counts).map(([label, count]) => `${label} ${count}`).join(", ")}`);
if (runs.with.failed + runs.with.errors + (counts.engine_unavailable ?? 0) > 0) process.exitCode = 1;
