// Gets visitors.wasm in Node, Deno and Bun: read from the file beside the script.
import { moduleBeside } from "./beside.js";

/** The compiled module. */
export const visitorsModule = (): WebAssembly.Module =>
  // written out: by this, builds for servers find the file
  moduleBeside(import.meta.url ? new URL("./visitors.wasm", import.meta.url) : undefined, "visitors.wasm");
