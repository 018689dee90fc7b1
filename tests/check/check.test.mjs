// Formatting, lints for both targets and both modules, and types: a change that breaks one of them has broken a test.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root, run } from "../../scripts/run.mjs";

const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
const wasm = ["clippy", "--target", "wasm32-unknown-unknown"];

const CHECKS = {
  rustfmt: ["cargo", "fmt", "--check"],
  "rustfmt, fuzz targets": ["cargo", "fmt", "--check", "--manifest-path", join(root, "tests", "fuzz", "Cargo.toml")],
  "clippy, native": ["cargo", "clippy", "--all-targets", "--features", "schema,native", "--", "-D", "warnings"],
  "clippy, native command": ["cargo", "clippy", "--bin", "attise", "--features", "native", "--", "-D", "warnings"],
  "clippy, full.wasm": ["cargo", ...wasm, "--", "-D", "warnings"],
  "clippy, visitors.wasm": ["cargo", ...wasm, "--no-default-features", "--features", "visitors", "--", "-D", "warnings"],
  "clippy, live.wasm": ["cargo", ...wasm, "--no-default-features", "--", "-D", "warnings"],
  "types of the package": [process.execPath, tsc, "-p", join(root, "pkg-config"), "--noEmit"],
  "types of the worker": [process.execPath, tsc, "-p", join(root, "www", "worker"), "--noEmit"],
};

for (const [name, [command, ...args]] of Object.entries(CHECKS)) {
  test(name, async () => {
    const { code, output } = await run(command, args);
    assert.equal(code, 0, output);
  });
}

test("neither the modules nor a plain build depend on what only the native command needs", async () => {
  const [, list] = /^native = \[([^\]]*)\]$/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"));
  const needs = [...list.matchAll(/dep:([\w-]+)/g)].map(([, name]) => name);
  assert.ok(needs.length > 0);
  for (const target of [[], ["--target", "wasm32-unknown-unknown"]]) {
    const { code, output } = await run("cargo", ["tree", "--depth", "1", "--edges", "normal", "--prefix", "none", ...target]);
    assert.equal(code, 0, output);
    const has = new Set(output.split("\n").map((line) => line.split(" ")[0]));
    assert.deepEqual(needs.filter((name) => has.has(name)), []);
  }
});
