// Takes from the page's module what nobody uses, before it is optimised.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { must, root } from "../scripts/run.mjs";

/** What Rust's library would say in a panic: the page's handler says nothing, and reads nothing of it. */
const PANIC_TEXTS = /\/rustc\/\w+\/[\w/-]+\.rs|src\/[\w/]+\.rs|memory allocation of | bytes failed|capacity overflow|attempt to [\w ]+|0001020304\d{190}/g;

/** Leaves only the memory and the exports of these names: all else is for JavaScript objects, which never reach the module. Texts become zeros, which weigh nothing. */
export async function slim(wasm, names) {
  const used = ["memory", ...names];
  const graph = `${wasm}.graph.json`;
  writeFileSync(graph, JSON.stringify([{ name: "(page)", root: true, reaches: used }, ...used.map((name) => ({ name, export: name }))]));
  await must(process.execPath, [join(root, "node_modules", "binaryen", "bin", "wasm-metadce"), wasm, "--graph-file", graph, "-o", wasm]);
  writeFileSync(wasm, readFileSync(wasm, "latin1").replace(PANIC_TEXTS, (text) => "\0".repeat(text.length)), "latin1");
}
