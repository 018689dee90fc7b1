// Runs parts one after the other, shows what they found, and keeps it.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { step, Stop } from "../../../scripts/say.mjs";
import { writeReport } from "../report/write.mjs";
import { busy, machine } from "./machine.mjs";
import { printed } from "./print.mjs";
import { checkPart, mergeResults, readResults, writeResults } from "./results.mjs";

/**
 * @param {object} options
 * @param {string[]} options.names the parts
 * @param {URL} options.from the folder of their folders
 * @param {string} options.folder where results, report and pictures are kept; what earlier runs left there of other parts stays
 * @param {boolean} options.quick whether to take seconds instead of minutes
 * @param {(line: string) => void} [options.print]
 * @returns the results as they are kept
 */
export async function runBench({ names, from, folder, quick, print = console.log }) {
  const missing = names.find((name) => !existsSync(indexOf(name, from)));
  if (missing) throw new Stop(`--only: the bench has no part \`${missing}\``);
  const file = join(folder, "results.json");
  const on = machine();
  let results = readResults(file);
  for (const name of names) {
    step(`bench: ${name}`);
    const [load, started] = [busy(), performance.now()];
    const { bench } = await import(indexOf(name, from).href);
    const part = checkPart(await bench({ quick, say: (line) => step(`${name}: ${line}`) }));
    print(printed(part).join("\n"));
    const seconds = Math.round((performance.now() - started) / 1000);
    results = mergeResults(results, [{ ...part, at: new Date().toISOString().slice(0, 16).replace("T", " "), seconds, load, machine: on }]);
    // kept at once: what fails later takes nothing of it along
    writeResults(file, results);
  }
  if (Object.keys(results.parts).length === 0) throw new Stop("there are no results yet: npm run bench");
  writeReport(results, folder);
  return results;
}

const indexOf = (name, from) => new URL(`${name}/index.mjs`, from);
