// Gets full.wasm in a bundle for Node, Deno or Bun: out of the script itself, for a bundler may move the script and leave the file.
import { Buffer } from "node:buffer";

/** Set by the build: `full.wasm`. */
declare const FULL_BASE64: string;

/** The compiled module. */
export const fullModule = (): WebAssembly.Module => new WebAssembly.Module(Buffer.from(FULL_BASE64, "base64"));
