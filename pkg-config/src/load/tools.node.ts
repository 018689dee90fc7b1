// Gets tools.wasm in Node, Deno and Bun: read from the file beside the script.
import { readFileSync } from "node:fs";

/** The compiled module. */
export function toolsModule(): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(new URL("./tools.wasm", import.meta.url)));
}
