// `attise init [FOLDER]`: a first plan, page and worker that run as they are; overwrites nothing.
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileToModule } from "../plan/index.js";
import { parse } from "./arguments.js";
import { Failure } from "./failure.js";
import { openPlanFile, why } from "./files.js";
import { print } from "./text.js";

/** What is written, and from which file of this package. */
const FILES = [
  { name: "plan.json", from: "presets/b2b-saas.json", what: "the scoring plan: criteria, fit, stages, offers; yours to change" },
  { name: "index.html", from: "templates/index.html", what: "a page with a slot, a form, consent and the script" },
  { name: "serve.mjs", from: "templates/serve.mjs", what: "shows the page and receives its form, on this machine" },
  { name: "worker.js", from: "templates/worker.js", what: "receives the form on Cloudflare" },
  { name: "wrangler.toml", from: "templates/wrangler.toml", what: "the worker's settings" },
];

/** What to do then, in the project's folder. */
const NEXT = `  npm install attise
  node attise/serve.mjs

Open the address that it prints, accept, read the guide, the pricing, the comparison and the product: the offer changes. Send the
form: the verdict is printed where serve.mjs runs.

After each change of attise/plan.json:
  npx attise check attise/plan.json
  npx attise compile attise/plan.json -o attise/plan.js

On Cloudflare:
  npx wrangler dev --config attise/wrangler.toml`;

export async function init(args: string[]): Promise<0> {
  const { positionals } = parse(args, {}, ["FOLDER"], 0);
  const project = positionals[0] ?? ".";
  const folder = join(project, "attise");
  try {
    if (!statSync(project).isDirectory()) throw new Failure(`${project}: expected a folder, found a file`);
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(`${(error as NodeJS.ErrnoException).path ?? folder}: ${why(error)}`);
  }
  for (const { name, from, what } of FILES) {
    const content = readFileSync(new URL(`../${from}`, import.meta.url), "utf8");
    // in the project the schema is in the installed package
    write(join(folder, name), content.replace('"../plan.schema.json"', '"../node_modules/attise/plan.schema.json"'), what);
  }
  write(join(folder, "plan.js"), compileToModule(openPlanFile(join(folder, "plan.json"))), "the compiled plan, which the page imports");
  const elsewhere = join(project) === "." ? [] : [`  cd ${project}`];
  print(["", "Next:", ...elsewhere, NEXT]);
  return 0;
}

function write(path: string, content: string, what: string): void {
  try {
    writeFileSync(path, content, { flag: "wx" });
    print([`wrote  ${path}: ${what}`]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw new Failure(`${path}: ${why(error)}`);
    print([`kept   ${path}: it was there already`]);
  }
}
