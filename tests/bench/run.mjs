// `npm run bench`: our figures beside those of what would be used instead, then the report and the pictures.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildAll } from "../../scripts/build.mjs";
import { ensureModules } from "../../scripts/modules.mjs";
import { root } from "../../scripts/run.mjs";
import { main, step, Stop } from "../../scripts/say.mjs";
import { busy, machine } from "./lib/machine.mjs";
import { printed } from "./lib/print.mjs";
import { checkPart, mergeResults, PARTS, readResults, writeResults } from "./lib/results.mjs";

const USAGE = `npm run bench -- [--only ${PARTS.join(",")}] [--quick]
  --only   these parts, separated by commas; the others keep their last results
  --quick  seconds instead of minutes, to see whether the bench itself works; nothing is kept`;

const kept = join(root, "www", "docs", "performance");

async function run(args) {
  const { only, quick } = wanted(args);
  await ensureModules();
  await buildAll();
  const on = await machine();
  const ran = [];
  for (const name of only) {
    const index = new URL(`${name}/index.mjs`, import.meta.url);
    if (!existsSync(index)) throw new Stop(`the part \`${name}\` is not there: ${index.pathname}`);
    step(`bench: ${name}`);
    const before = busy();
    const started = performance.now();
    const { bench } = await import(index.href);
    const part = checkPart(await bench({ quick, say: (line) => step(`${name}: ${line}`) }));
    console.log(printed(part).join("\n"));
    ran.push({ ...part, at: new Date().toISOString().slice(0, 16).replace("T", " "), seconds: Math.round((performance.now() - started) / 1000), load: before, machine: on });
  }
  const { writeReport } = await import("./report/write.mjs");
  if (quick) {
    const folder = join(root, "target", "bench", "quick");
    await writeReport(mergeResults({ parts: {} }, ran), folder);
    return console.log(`\na smoke run: nothing kept, the report is in ${folder}`);
  }
  const results = mergeResults(readResults(join(kept, "results.json")), ran);
  writeResults(join(kept, "results.json"), results);
  await writeReport(results, kept);
  const { writeFigures } = await import("./report/figures.mjs");
  writeFigures(results);
  console.log(`\nkept in ${kept}: results.json, report.html and the pictures; the tables of README.md and the docs follow them`);
}

function wanted(args) {
  try {
    const { values } = parseArgs({ args, options: { only: { type: "string" }, quick: { type: "boolean", default: false } } });
    const only = values.only?.split(",") ?? PARTS;
    const unknown = only.find((name) => !PARTS.includes(name));
    if (unknown !== undefined) throw new Error(`--only: expected some of ${PARTS.join(",")}, found \`${unknown}\``);
    return { only: PARTS.filter((name) => only.includes(name)), quick: values.quick };
  } catch (error) {
    throw new Stop(`${error.message}\n${USAGE}`);
  }
}

await main(() => run(process.argv.slice(2)));
