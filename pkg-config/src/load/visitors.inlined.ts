// Gets visitors.wasm in a bundle for Node, Deno or Bun: out of the script itself, as full.wasm.
import { Buffer } from "node:buffer";

/** Set by the build: `visitors.wasm`. */
declare const VISITORS_BASE64: string;

/** The compiled module. */
export const visitorsModule = (): WebAssembly.Module => new WebAssembly.Module(Buffer.from(VISITORS_BASE64, "base64"));
