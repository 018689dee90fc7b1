// Keeps the folders of the machine that builds out of what it builds, so that every machine builds the same bytes.
import { dirname } from "node:path";
import { metadata } from "./crates.mjs";
import { root } from "./run.mjs";

/** Cargo's options that give the sources of other crates, which its registry keeps in a folder of the machine, the name `/crates`. */
export function noPaths() {
  const sources = metadata().packages.filter(({ source }) => source !== null).map(({ manifest_path: path }) => dirname(dirname(path)));
  const maps = [...[...new Set(sources)].sort().map((folder) => [folder, "/crates"]), [root.replace(/\/$/, ""), "/attise"]];
  const flags = maps.map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
  return ["--config", `target.wasm32-unknown-unknown.rustflags=${JSON.stringify(flags)}`];
}
