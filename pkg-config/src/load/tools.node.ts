// Gets tools.wasm in Node, Deno and Bun: read from the file beside the script.
import { moduleBeside } from "./beside.js";

/** The compiled module. */
export const toolsModule = (): WebAssembly.Module =>
  // written out: by this, builds for servers find the file
  moduleBeside(import.meta.url ? new URL("./tools.wasm", import.meta.url) : undefined, "tools.wasm");
