// Reads an engine's file in Node, Deno and Bun: it is beside the script.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The compiled module in a file: by its address, or by its name, where a build has made CommonJS of the script, which has no `import.meta.url`. */
export const moduleBeside = (address: URL | undefined, name: string): WebAssembly.Module =>
  new WebAssembly.Module(readFileSync(address ?? join(__dirname, name)));
