// `npm run sbom`: writes the package's list of components (CycloneDX 1.6, JSON) beside where it is asked for: `npm run sbom -- FILE`, `target/attise-VERSION.cdx.json` otherwise.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Enums, Models, Serialize, Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { cratesOf, FEATURES } from "./crates.mjs";
import { root } from "./run.mjs";
import { main, Stop } from "./say.mjs";

const { Component, LicenseExpression } = Models;
const { ComponentScope, ComponentType, HashAlgorithm } = Enums;
const json = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));
const sha256 = (path) => createHash("sha256").update(readFileSync(join(root, path))).digest("hex");

/** What is in the package: its modules, the crates of each, Rust's library, and the lists of others. The same package gives the same text, to the byte. */
export function sbom() {
  const { name, version, license, description } = json("pkg-config/package.json");
  const bom = new Models.Bom();
  const component = (type, title, of, { licence, hash, ...rest }) => {
    const made = new Component(type, title, { version: of, ...rest });
    if (licence) made.licenses.add(new LicenseExpression(licence));
    if (hash) made.hashes.set(HashAlgorithm["SHA-256"], hash);
    return made;
  };
  const purl = (type, title, of) => `pkg:${type}/${title}@${of}`;
  const ours = component(ComponentType.Library, name, version, { bomRef: purl("npm", name, version), purl: purl("npm", name, version), licence: license, description });
  bom.metadata.component = ours;

  const channel = /channel = "([^"]+)"/.exec(readFileSync(join(root, "rust-toolchain.toml"), "utf8"))[1];
  const std = component(ComponentType.Library, "rust-std", channel, { bomRef: `rust-std@${channel}`, licence: "MIT OR Apache-2.0", description: "Rust's own library" });
  bom.components.add(std);
  const crates = new Map();
  for (const module of Object.keys(FEATURES)) {
    const [engine, ...others] = cratesOf(module);
    const file = component(ComponentType.File, `dist/${module}.wasm`, version, { bomRef: `${module}.wasm`, hash: sha256(`pkg-config/dist/${module}.wasm`), licence: license });
    bom.components.add(file);
    ours.dependencies.add(file.bomRef);
    file.dependencies.add(std.bomRef);
    for (const { id, name: title, version: of, licence, sha256: hash } of others) {
      if (!crates.has(id)) crates.set(id, component(ComponentType.Library, title, of, { bomRef: purl("cargo", title, of), purl: purl("cargo", title, of), licence, hash, scope: ComponentScope.Excluded }));
    }
    for (const { id, compiled, needs } of others) {
      const crate = crates.get(id);
      // What one module has compiled in is in the package.
      if (compiled) crate.scope = ComponentScope.Required;
      for (const need of needs) crate.dependencies.add(crates.get(need).bomRef);
    }
    for (const need of engine.needs) file.dependencies.add(crates.get(need).bomRef);
  }
  for (const crate of crates.values()) bom.components.add(crate);

  const [, list, of, licence] = /^# Source: npm package (\S+) (\S+), .*Licence: (\S+)\.$/m.exec(readFileSync(join(root, "pkg-config/lists/disposable.txt"), "utf8"));
  const domains = component(ComponentType.Data, list, of, { bomRef: purl("npm", list, of), purl: purl("npm", list, of), licence, description: "Disposable e-mail domains, in the scripts of the edge" });
  bom.components.add(domains);
  ours.dependencies.add(domains.bomRef);
  return new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6)).serialize(bom, { sortLists: true, space: 2 });
}

/** What CycloneDX's own schema says is wrong with a list, or null. */
export const wrong = (text) => new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text);

if (process.argv[1] === import.meta.filename) {
  await main(async () => {
    const file = process.argv[2] ? resolve(process.argv[2]) : join(root, "target", `attise-${json("pkg-config/package.json").version}.cdx.json`);
    const text = sbom();
    const problem = await wrong(text);
    if (problem !== null) throw new Stop(`the list does not follow CycloneDX's schema: ${JSON.stringify(problem)}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${text}\n`);
    console.log(file);
  });
}
