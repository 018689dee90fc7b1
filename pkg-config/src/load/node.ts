// Gets full.wasm in Node, Deno and Bun: read from the file beside the script.
import { moduleBeside } from "./beside.js";

/** The compiled module. */
export const fullModule = (): WebAssembly.Module =>
  // written out: by this, builds for servers find the file
  moduleBeside(import.meta.url ? new URL("./full.wasm", import.meta.url) : undefined, "full.wasm");
