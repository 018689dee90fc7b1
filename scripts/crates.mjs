// The crates behind each WebAssembly module, as Cargo resolves them.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ask, root } from "./run.mjs";
import { Stop } from "./say.mjs";

const TARGET = "wasm32-unknown-unknown";

/** Cargo's options for the features of each module. */
export const FEATURES = {
  live: ["--no-default-features"],
  full: ["--no-default-features", "--features", "full"],
  visitors: ["--no-default-features", "--features", "visitors"],
  tools: [],
};

/** What `cargo metadata` says of all that is built for WebAssembly, with these features. */
export function metadata(features = []) {
  const args = ["metadata", "--format-version", "1", "--locked", "--filter-platform", TARGET, ...features];
  const text = ask("cargo", args, { maxBuffer: 64 << 20 });
  if (text === null) throw new Stop("cargo metadata failed: Cargo.lock is not that of Cargo.toml, or a crate cannot be had");
  return JSON.parse(text);
}

/**
 * The crates of a module, by name and version: `name`, `version`, `licence` (an SPDX expression), `authors`, `folder` (its sources), `sha256` (of what the registry has), `needs` (ids),
 * and `compiled`: false for macros and what they are made of, which write code and are not in the module. The first is our own.
 */
export function cratesOf(module) {
  const { packages, resolve } = metadata(FEATURES[module]);
  const known = new Map(packages.map((found) => [found.id, found]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const checksums = locked();
  const crates = new Map();
  const visit = (id, compiled) => {
    const { name, version, license, authors, manifest_path: path, targets } = known.get(id);
    const isMacro = targets.some(({ kind }) => kind.includes("proc-macro"));
    const inside = compiled && !isMacro;
    const before = crates.get(id);
    if (before && (before.compiled || !inside)) return;
    const needs = nodes.get(id).deps.filter(({ dep_kinds: kinds }) => kinds.some(({ kind }) => kind === null)).map(({ pkg }) => pkg);
    crates.set(id, { id, name, version, licence: license?.replace("/", " OR "), authors, folder: dirname(path), sha256: checksums.get(`${name} ${version}`), needs, compiled: inside });
    for (const need of needs) visit(need, inside);
  };
  visit(resolve.root, true);
  return [...crates.values()];
}

/** What Cargo.lock says of the crates that come from a registry: the SHA-256 by `name version`. */
function locked() {
  const text = readFileSync(join(root, "Cargo.lock"), "utf8");
  const found = text.matchAll(/^name = "([^"]+)"\nversion = "([^"]+)"\nsource = "[^"]+"\nchecksum = "([0-9a-f]{64})"$/gm);
  return new Map([...found].map(([, name, version, sum]) => [`${name} ${version}`, sum]));
}
