// Makes node_modules what package-lock.json says; does nothing when it already is.
import { existsSync, readFileSync } from "node:fs";
import { must, root } from "./run.mjs";
import { step, Stop } from "./say.mjs";

/** Installs the npm packages when one is missing or of another version. */
export async function ensureModules() {
  const [major] = process.versions.node.split(".").map(Number);
  if (major < 20) throw new Stop(`Node 20 or newer is needed, found ${process.versions.node}`);
  if (upToDate()) return;
  step("installing the npm packages (npm ci)");
  await must("npm", ["ci", "--no-fund", "--no-audit"]);
}

function upToDate() {
  const installed = `${root}node_modules/.package-lock.json`;
  if (!existsSync(installed)) return false;
  const wanted = packages(`${root}package-lock.json`);
  const found = packages(installed);
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      !path.startsWith("node_modules/") ||
      (found[path] ? link || found[path].version === version : optional) ,
  );
}

const packages = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
