// `attise compile PLAN -o OUT`: the compiled plan as a module or as bytes.
import { writeFileSync } from "node:fs";
import { compileToModule } from "../plan/index.js";
import { need, parse } from "./arguments.js";
import { Failure, Misuse } from "./failure.js";
import { openPlanFile, why } from "./files.js";

export async function compile(args: string[]): Promise<0> {
  const { values, positionals } = parse(args, { out: { type: "string", short: "o" } }, ["PLAN"]);
  const path = positionals[0] ?? "";
  const out = need(values.out, "-o OUT.js or -o OUT.bin");
  const kind = /\.(m?js|bin)$/.exec(out)?.[1];
  if (!kind) throw new Misuse(`-o: expected a name that ends with \`.js\`, \`.mjs\` or \`.bin\`, found \`${out}\``);
  const plan = openPlanFile(path);
  const bytes = plan.compile();
  try {
    writeFileSync(out, kind === "bin" ? bytes : compileToModule(plan));
  } catch (error) {
    throw new Failure(`${out}: ${why(error)}`);
  }
  process.stdout.write(`${out}: plan \`${plan.id}\`, hash ${plan.hash}, ${bytes.length} bytes\n`);
  return 0;
}
