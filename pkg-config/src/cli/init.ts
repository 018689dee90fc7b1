// `attise init [FOLDER]`: a first plan, page and worker in an existing project; overwrites nothing.
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { compileToModule } from "../plan/index.js";
import { parse } from "./arguments.js";
import { Failure } from "./failure.js";
import { openPlanFile, why } from "./files.js";

/** What is written, and from which file of this package. */
const FILES = [
  { name: "plan.json", from: "presets/b2b-saas.json", what: "the scoring plan: criteria, fit, stages, offers; yours to change" },
  { name: "page.html", from: "templates/page.html", what: "what a landing page needs" },
  { name: "worker.js", from: "templates/worker.js", what: "the edge function that receives the form" },
];

export async function init(args: string[]): Promise<0> {
  const { positionals } = parse(args, {}, ["FOLDER"], 0);
  const project = positionals[0] ?? ".";
  const folder = join(project, "attise");
  try {
    if (!statSync(project).isDirectory()) throw new Failure(`${project}: expected a folder, found a file`);
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(`${project}: ${why(error)}`);
  }
  for (const { name, from, what } of FILES) {
    const content = readFileSync(new URL(`../${from}`, import.meta.url), "utf8");
    // in the project the schema is in the installed package
    write(join(folder, name), content.replace('"../plan.schema.json"', '"../node_modules/attise/plan.schema.json"'), what);
  }
  const plan = join(folder, "plan.json");
  const compiled = join(folder, "plan.js");
  write(compiled, compileToModule(openPlanFile(plan)), "the compiled plan, which the page imports");
  const shown = (path: string) => relative(process.cwd(), path) || path;
  say("");
  say("Next:");
  say("  npm install attise");
  say(`  npx attise compile ${shown(plan)} -o ${shown(compiled)}   after each change of the plan`);
  return 0;
}

function write(path: string, content: string, what: string): void {
  try {
    writeFileSync(path, content, { flag: "wx" });
    say(`wrote  ${path}: ${what}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw new Failure(`${path}: ${why(error)}`);
    say(`kept   ${path}: it was there already`);
  }
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
