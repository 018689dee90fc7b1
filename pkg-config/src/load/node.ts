// Gets full.wasm in Node, Deno and Bun: read from the file beside the script.
import { readFileSync } from "node:fs";

/** The compiled module. */
export function fullModule(): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(new URL("./full.wasm", import.meta.url)));
}
