// Gets visitors.wasm in Node, Deno and Bun: read from the file beside the script.
import { readFileSync } from "node:fs";

/** The compiled module. */
export function visitorsModule(): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(new URL("./visitors.wasm", import.meta.url)));
}
