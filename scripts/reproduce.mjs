// `npm run reproduce`: builds and packs the package in two clean clones that share nothing but the tools, and compares the tarballs. Takes minutes.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { ask, must, root } from "./run.mjs";
import { main, step, Stop } from "./say.mjs";
import { ensureRust, toolEnv } from "./tools.mjs";

const sha256 = (content) => createHash("sha256").update(content).digest("hex");

/** What differs between the two beside their folders: where Cargo keeps the crates, the zone, the language, the rights of new files. */
const PLACES = [
  { name: "a", env: {}, umask: 0o022 },
  { name: "somewhere/else", env: { CARGO_HOME: "crates", TZ: "Pacific/Auckland", LC_ALL: "fr_FR.UTF-8", LANG: "fr_FR.UTF-8" }, umask: 0o077 },
];

/** A tarball's bytes, and the digest of each of its files. */
async function packIn(folder, { name, env: changed, umask }) {
  const before = process.umask(umask);
  try {
    const clone = join(folder, name);
    const env = { ...process.env, ...changed };
    if (changed.CARGO_HOME) env.CARGO_HOME = cargoHome(join(folder, changed.CARGO_HOME));
    step(`building in ${clone}`);
    await must("git", ["clone", "--quiet", "--no-hardlinks", root, clone]);
    await must("npm", ["ci", "--prefer-offline"], { cwd: clone, env });
    await must(process.execPath, ["build.mjs"], { cwd: join(clone, "pkg-config"), env });
    const [{ filename }] = JSON.parse(await must("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], { cwd: join(clone, "pkg-config"), env }));
    const tarball = readFileSync(join(folder, filename));
    const opened = join(folder, `opened-${sha256(name).slice(0, 8)}`);
    mkdirSync(opened);
    await must("tar", ["-xzf", join(folder, filename), "-C", opened]);
    const files = readdirSync(opened, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    rmSync(join(folder, filename));
    return { filename, digest: sha256(tarball), size: tarball.length, files: new Map(files.map((file) => [file.slice(opened.length + 1), sha256(readFileSync(file))])) };
  } finally {
    process.umask(before);
  }
}

/** An empty home for Cargo, which asks the same registries as the usual one. */
function cargoHome(folder) {
  mkdirSync(folder);
  const config = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "config.toml");
  if (existsSync(config)) copyFileSync(config, join(folder, "config.toml"));
  return folder;
}

async function reproduce() {
  if (ask("git", ["status", "--porcelain"])) throw new Stop("there are changes that are not committed: a clone would not have them");
  await ensureRust();
  await toolEnv();
  const folder = mkdtempSync(join(tmpdir(), "attise-reproduce-"));
  try {
    const [one, other] = [await packIn(folder, PLACES[0]), await packIn(folder, PLACES[1])];
    for (const { digest, filename, size } of [one, other]) console.log(`${digest}  ${filename}  ${size.toLocaleString("en-US")} B`);
    if (one.digest === other.digest) return 0;
    const names = [...new Set([...one.files.keys(), ...other.files.keys()])].sort();
    for (const name of names) if (one.files.get(name) !== other.files.get(name)) console.log(`differs: ${name}`);
    return 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(reproduce);
