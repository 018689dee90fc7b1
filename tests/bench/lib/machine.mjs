// What a bench ran on: machine and versions.
import { readFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { ask } from "../../../scripts/run.mjs";

/** Words as they are printed; a program that is not there is left out. */
export function machine() {
  const chromium = ask(process.env.ATTISE_CHROMIUM ?? "chromium", ["--version"], { stdio: ["ignore", "pipe", "ignore"] })?.match(/[\d.]+/)?.[0];
  const rustc = ask("rustc", ["--version"])?.match(/[\d.]+/)?.[0];
  const versions = { Node: process.versions.node, V8: process.versions.v8, Chromium: chromium, workerd: versionOf("workerd"), rustc };
  return {
    processor: cpus()[0].model.replace(/\s+/g, " ").trim(),
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${type()} ${release()}`,
    versions: Object.fromEntries(Object.entries(versions).filter(([, version]) => version)),
  };
}

/** How busy the machine was with other things: the load of the last minute. */
export const busy = () => Math.round(loadavg()[0] * 10) / 10;

function versionOf(name) {
  try {
    return JSON.parse(readFileSync(new URL(`../../../node_modules/${name}/package.json`, import.meta.url), "utf8")).version;
  } catch {
    return undefined; // not installed: no part that needs it can have run
  }
}
