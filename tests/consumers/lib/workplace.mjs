// Where the consumers are built: a folder for each group with its packages, in which only the tarball is new from run to run.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../../../scripts/run.mjs";
import { once } from "../../../scripts/stamp.mjs";
import { emptyFolder, pack, remove } from "../../package/lib/project.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const sources = fileURLToPath(new URL("..", import.meta.url));

/** What every consumer has: a page, its script and its plan. */
export const shared = (name) => readFileSync(join(sources, "shared", name), "utf8");

/** A group's folder, with its pinned packages and the tarball as `npm install attise` would leave them. */
export async function workplace(group) {
  const folder = join(root, "target", "consumers", group);
  const files = ["package.json", "package-lock.json"].map((name) => join(sources, group, name));
  const modules = join(folder, "node_modules");
  await once(`consumers-${group}`, { inputs: files, outputs: [modules] }, async () => {
    mkdirSync(folder, { recursive: true });
    for (const file of [...files, join(root, ".npmrc")]) cpSync(file, join(folder, file.split(/[\\/]/).at(-1)));
    const { code, output } = await run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder });
    if (code !== 0) throw new Error(output);
    // A second lockfile above a project is what Next.js warns of; a consumer has one.
    rmSync(join(folder, "package-lock.json"));
  });
  install(modules);
  return folder;
}

/** A package without dependencies or scripts is installed by unpacking it. */
function install(modules) {
  const place = join(modules, "attise");
  const scratch = emptyFolder();
  const { filename } = pack(scratch);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  execFileSync("tar", ["-xzf", join(scratch, filename), "-C", place, "--strip-components=1"]);
  remove(scratch);
}

/** The project of one consumer in its group's folder, under its own name or another: its own files, what all have, and the plan as `npx attise compile` makes it. */
export function project(folder, name, { as = name, files = {} } = {}) {
  const own = join(sources, folder.split(/[\\/]/).at(-1), name);
  const place = join(folder, as);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  if (existsSync(own)) cpSync(own, place, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(place, file), content);
  writeFileSync(join(place, "plan.json"), shared("plan.json"));
  if (!existsSync(join(place, "package.json"))) writeFileSync(join(place, "package.json"), JSON.stringify({ private: true, dependencies: { attise: "*" } }));
  execFileSync(process.execPath, [join(folder, "node_modules", "attise", "bin", "attise.js"), "compile", "plan.json", "-o", "plan.js"], { cwd: place, stdio: ["ignore", "ignore", "pipe"] });
  return place;
}
