// What a verdict costs under load, in workerd on loopback:  node tests/bench/load.mjs
// Finds the rate that the worker can hold, keeps it for a minute with one hostile post in five, and does the same with the same worker without Attise.
import { cpus, loadavg } from "node:os";
import { load, withWorker } from "./lib/load.mjs";

const SECONDS = 60;
/** Of the rate at which the worker has nothing left: at all of it, what waits would only grow. Each step down takes as much again. */
const STEP = 0.85;

const others = loadavg()[0];
const { most, parseMost, rate, runs, counts } = await withWorker(async (url, pid) => {
  const at = (path, seconds, rate) => load(url, pid, { path, seconds, rate });
  const mostOf = async (path) => {
    await at(path, 3);
    return (await at(path, 10)).perSecond;
  };
  const [parseMost, most] = [await mostOf("/without"), await mostOf("/with")];
  let rate = most * STEP;
  while (rate > most / 8 && (await at("/with", 8, Math.floor(rate))).perSecond < 0.98 * Math.floor(rate)) rate *= STEP;
  rate = Math.floor(rate);
  const runs = { without: await at("/without", SECONDS, rate), with: await at("/with", SECONDS, rate) };
  return { most, parseMost, rate, runs, counts: await (await fetch(`${url}/counts`)).json() };
});

const MB = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
const row = (name, { answered, perSecond, failed, errors, latency, processor, memory }) =>
  [name.padEnd(16), String(answered).padStart(8), perSecond.toFixed(0).padStart(7), String(failed).padStart(5), String(errors).padStart(7), ...[latency.p50, latency.p99, latency.max].map((ms) => ms.toFixed(1).padStart(8)), processor.toFixed(0).padStart(9), `  ${MB(memory[Math.floor(memory.length / 4)])} → ${MB(memory.at(-1))}`].join("");

console.log(`workerd, loopback, ${cpus().length} × ${cpus()[0].model}; load of the machine before: ${others.toFixed(1)}`);
console.log(`most posts a second: ${most.toFixed(0)} with Attise, ${parseMost.toFixed(0)} without (parse only)`);
console.log(`${SECONDS} s each at ${rate} a second, the most that is held, one hostile post in five; ms from when a post was due; µs of the processor for a post`);
console.log(`${"".padEnd(16)}   posts   per s  5xx  errors     p50     p99     max       µs  memory (at a quarter → at the end)`);
console.log(row("with Attise", runs.with));
console.log(row("without", runs.without));
console.log(`ratio: p50 ${(runs.with.latency.p50 / runs.without.latency.p50).toFixed(2)}, p99 ${(runs.with.latency.p99 / runs.without.latency.p99).toFixed(2)}, processor ${(runs.with.processor / runs.without.processor).toFixed(2)}`);
console.log(`labels: ${Object.entries(counts).map(([label, count]) => `${label} ${count}`).join(", ")}`);
if (runs.with.failed + runs.with.errors + (counts.engine_unavailable ?? 0) > 0) process.exitCode = 1;
