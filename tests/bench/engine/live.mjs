// What a signal costs the page: `live.wasm` with one visitor, its offers chosen anew each time. Prints one JSON line.
import { readFileSync } from "node:fs";
import { compile } from "attise/plan";

const preset = readFileSync(new URL(import.meta.resolve("attise/presets/b2b-saas.json")), "utf8");
const plan = compile(preset);
const { exports: live } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(new URL(import.meta.resolve("attise/live.wasm")))));
const at = live.buffer(plan.length);
new Uint8Array(live.memory.buffer, at, plan.length).set(plan);
if (!live.open()) throw new Error("the plan was to be read");

const SIGNALS = 20_000;
const START = 1_767_607_200;

/** Page views, active time, clicks and downloads in turn, half a minute apart. */
function pass() {
  live.forget(1);
  let changed = 0;
  for (let i = 0; i < SIGNALS; i++) {
    const now = START + i * 30;
    changed += i % 4 === 0 ? live.page(1 << (i & 7), i & 63, i * 30_000, now) : live.signal([0, 1, 3, 4][i & 3], i & 3, 15, now);
  }
  return changed;
}

for (const warm = performance.now(); performance.now() - warm < 500; ) pass();
const runs = Array.from({ length: Number(process.argv[2] ?? 15) }, () => {
  const start = process.hrtime.bigint();
  pass();
  return Number(process.hrtime.bigint() - start) / SIGNALS;
});
console.log(JSON.stringify({ all: runs, sink: live.score() }));
