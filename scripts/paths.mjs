// Keeps the folders of the machine that builds out of what it builds, so that every machine builds the same bytes.
import { dirname } from "node:path";
import { ask, root } from "./run.mjs";
import { Stop } from "./say.mjs";

/** Cargo's options that give the sources of other crates, which its registry keeps in a folder of the machine, the name `/crates`. */
export function noPaths() {
  const text = ask("cargo", ["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown"], { maxBuffer: 64 << 20 });
  if (text === null) throw new Stop("cargo metadata failed: Cargo.lock is not that of Cargo.toml, or a crate cannot be had");
  const sources = JSON.parse(text).packages.filter(({ source }) => source !== null).map(({ manifest_path: path }) => dirname(dirname(path)));
  const maps = [...[...new Set(sources)].sort().map((folder) => [folder, "/crates"]), [root.replace(/\/$/, ""), "/attise"]];
  const flags = maps.map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
  return ["--config", `target.wasm32-unknown-unknown.rustflags=${JSON.stringify(flags)}`];
}
