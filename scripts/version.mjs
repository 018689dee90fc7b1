// `npm run set-version -- 0.2.0`: gives crate and package another version, and closes the changelog's unreleased part under it. The one place where a version is changed.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";
import { main, Stop } from "./say.mjs";

/** Where the version stands: a file, and what comes before it. */
const PLACES = [
  ["Cargo.toml", /(\[package\]\nname = "attise"\nversion = ")([^"]+)/],
  ["Cargo.lock", /(name = "attise"\nversion = ")([^"]+)/],
  ["tests/fuzz/Cargo.lock", /(name = "attise"\nversion = ")([^"]+)/],
  ["pkg-config/package.json", /("name": "attise",\n {2}"version": ")([^"]+)/],
  ["package-lock.json", /("pkg-config": \{\n {6}"name": "attise",\n {6}"version": ")([^"]+)/],
];

const at = (path) => join(root, path);
const order = (version) => version.split(/[.-]/).slice(0, 3).map((part) => part.padStart(9, "0")).join();

/** Version by file. */
export function versions() {
  return Object.fromEntries(PLACES.map(([path, place]) => {
    const found = place.exec(readFileSync(at(path), "utf8"));
    if (!found) throw new Stop(`${path}: expected the version of attise`);
    return [path, found[2]];
  }));
}

/** The changelog with what was unreleased under a version and a day. */
export function closed(changelog, version, day) {
  const heading = "## Unreleased\n";
  if (!changelog.includes(heading)) throw new Stop("CHANGELOG.md: expected the heading `## Unreleased`");
  if (changelog.includes(`## ${version} `)) throw new Stop(`CHANGELOG.md: \`${version}\` is there already`);
  return changelog.replace(heading, `${heading}\n## ${version} (${day})\n`);
}

async function setVersion(version, day = new Date().toISOString().slice(0, 10)) {
  if (!/^\d+\.\d+\.\d+(-[0-9a-z.-]+)?$/.test(version ?? "")) throw new Stop(`expected a version such as 0.2.0, found \`${version ?? ""}\``);
  const now = versions()["Cargo.toml"];
  if (order(version) < order(now)) throw new Stop(`expected a version above \`${now}\`, found \`${version}\``);
  const changelog = closed(readFileSync(at("CHANGELOG.md"), "utf8"), version, day);
  for (const [path, place] of PLACES) writeFileSync(at(path), readFileSync(at(path), "utf8").replace(place, (_, before) => before + version));
  writeFileSync(at("CHANGELOG.md"), changelog);
  for (const path of [...PLACES.map(([name]) => name), "CHANGELOG.md"]) console.log(`${path}: ${version}`);
}

if (process.argv[1] === import.meta.filename) await main(() => setVersion(...process.argv.slice(2)));
