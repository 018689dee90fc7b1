// What a release is: one version, the same bytes wherever it is built, and a list of what is in it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { notices } from "../../pkg-config/notices.mjs";
import { FEATURES } from "../../scripts/crates.mjs";
import { sbom, wrong } from "../../scripts/sbom.mjs";
import { closed, versions } from "../../scripts/version.mjs";
import { emptyFolder, pack, remove } from "./lib/project.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pkg = join(root, "pkg-config");
let folder, packed;
before(() => {
  folder = emptyFolder();
  packed = pack(folder);
});
after(() => remove(folder));

test("there is one version", () => {
  const found = versions();
  assert.equal(Object.keys(found).length, 5);
  assert.equal(new Set(Object.values(found)).size, 1, JSON.stringify(found));
});

test("a release closes what is unreleased, once", () => {
  const changelog = "# Changelog\n\n## Unreleased\n\n- A thing.\n";
  const after = closed(changelog, "1.2.3", "2026-11-28");
  assert.equal(after, "# Changelog\n\n## Unreleased\n\n## 1.2.3 (2026-11-28)\n\n- A thing.\n");
  assert.throws(() => closed(after, "1.2.3", "2026-11-29"), /`1\.2\.3` is there already/);
  assert.throws(() => closed("# Changelog\n", "1.2.3", "2026-11-28"), /expected the heading/);
});

test("no file of the tarball names a folder of the machine that built it", () => {
  const places = [root.replace(/\/$/, ""), homedir(), tmpdir(), process.env.CARGO_HOME, "/.cargo/", "registry/src", "/.rustup/", "node_modules/.cache"].filter((place) => place && place.length > 1);
  assert.ok(packed.files.length > 40);
  for (const { path } of packed.files) {
    const content = readFileSync(join(pkg, path), "latin1");
    const found = places.filter((place) => place !== "/tmp" && place !== "/root" ? content.includes(place) : new RegExp(`(?<![\\w.])${place}/`).test(content));
    assert.deepEqual(found, [], path);
  }
});

test("the rights of every file are those of the package, not of the builder", () => {
  for (const { path, mode } of packed.files) assert.equal(mode, path === "bin/attise.js" ? 0o755 : 0o644, path);
});

/** The crates of a module that Cargo would compile, macros and what they are made of apart. */
function compiledBy(features) {
  const args = ["tree", "--locked", "--target", "wasm32-unknown-unknown", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}", ...features];
  const lines = execFileSync("cargo", args, { cwd: root, encoding: "utf8" }).split("\n");
  return [...new Set(lines.map((line) => /^(\S+) v(\S+)/.exec(line)).filter(Boolean).map(([, name, version]) => `${name}@${version}`))].filter((name) => !name.startsWith("attise@")).sort();
}

test("the list of components follows its schema, names every crate of each module, and is the same each time", async () => {
  const text = sbom();
  assert.equal(await wrong(text), null);
  assert.notEqual(await wrong(text.replace('"components"', '"component"')), null, "the validator sees nothing");
  assert.equal(sbom(), text);
  const { components, dependencies, metadata } = JSON.parse(text);
  const required = components.filter(({ scope, purl }) => scope === "required" && purl?.startsWith("pkg:cargo/"));
  for (const { name, licenses, hashes } of required) assert.ok(licenses?.length === 1 && hashes?.length === 1, name);
  const needs = new Map(dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
  const reached = (ref, found = new Set()) => {
    for (const next of needs.get(ref) ?? []) if (!found.has(next)) reached(next, found.add(next));
    return found;
  };
  const modules = packed.files.map(({ path }) => /^dist\/(\w+)\.wasm$/.exec(path)?.[1]).filter(Boolean);
  assert.deepEqual(modules.sort(), Object.keys(FEATURES).sort(), "scripts/crates.mjs has the features of every module");
  const kept = new Set(required.map(({ purl }) => purl));
  for (const [module, features] of Object.entries(FEATURES)) {
    const listed = [...reached(`${module}.wasm`)].filter((ref) => kept.has(ref)).map((ref) => ref.replace("pkg:cargo/", "")).sort();
    assert.deepEqual(listed, compiledBy(features), module);
    assert.ok(listed.length > 5, module);
    assert.ok(needs.get(metadata.component["bom-ref"]).includes(`${module}.wasm`));
  }
});

test("whose work is in the package is told in it", () => {
  const text = readFileSync(join(pkg, "THIRD-PARTY.md"), "utf8");
  assert.equal(text, notices());
  for (const name of Object.values(FEATURES).flatMap(compiledBy)) assert.ok(text.includes(`| ${name.replace("@", " | ")} |`), name);
  for (const words of ["Redistribution and use in source and binary forms", "Permission is hereby granted, free of charge", "UNICODE LICENSE V3"]) assert.ok(text.includes(words), words);
});
