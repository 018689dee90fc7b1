// `npm run bench`: our figures beside those of what would be used instead, then the report, the pictures and the tables of the docs.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildAll } from "../../scripts/build.mjs";
import { ensureModules } from "../../scripts/modules.mjs";
import { root } from "../../scripts/run.mjs";
import { main, Stop } from "../../scripts/say.mjs";
import { PARTS } from "./lib/parts.mjs";

const USAGE = `npm run bench -- [--only ${PARTS.join(",")}] [--quick] [--report]
  --only   these parts, separated by commas; the others keep their last results
  --quick  seconds instead of minutes, to see whether the bench itself works: nothing is kept
  --report nothing is run: the report, the pictures and the tables of the docs are made anew from the last results`;

async function run(args) {
  const { names, quick } = wanted(args);
  await ensureModules();
  if (names.length > 0) await buildAll();
  const { runBench } = await import("./lib/bench.mjs");
  const folder = quick ? join(root, "target", "bench", "quick") : join(root, "www", "docs", "performance");
  if (quick) rmSync(folder, { recursive: true, force: true });
  const results = await runBench({ names, from: new URL(".", import.meta.url), folder, quick });
  if (quick) return console.log(`\na smoke run: nothing of it is kept but ${join(folder, "report.html")}`);
  const { writeFigures } = await import("./report/docs.mjs");
  console.log(`\n${join(folder, "report.html")}\nalso written: ${["results.json", "the pictures", ...writeFigures(results)].join(", ")}`);
}

function wanted(args) {
  try {
    const { values } = parseArgs({ args, options: { only: { type: "string" }, quick: { type: "boolean", default: false }, report: { type: "boolean", default: false } } });
    const names = values.report ? [] : (values.only?.split(",") ?? PARTS);
    const unknown = names.find((name) => !PARTS.includes(name));
    if (unknown !== undefined) throw new Error(`--only: expected some of ${PARTS.join(",")}, found \`${unknown}\``);
    return { names: PARTS.filter((name) => names.includes(name)), quick: values.quick };
  } catch (error) {
    throw new Stop(`${error.message}\n${USAGE}`);
  }
}

await main(() => run(process.argv.slice(2)));
