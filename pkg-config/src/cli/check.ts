// `attise check PLAN`: everything wrong with a plan.
import { check as problemsOf, openPlan } from "../plan/index.js";
import { lint } from "../tools/lint.js";
import { parse } from "./arguments.js";
import { listProblems, readText } from "./files.js";

export async function check(args: string[]): Promise<0 | 1> {
  const { positionals } = parse(args, {}, ["PLAN"]);
  const path = positionals[0] ?? "";
  const text = readText(path);
  const problems = problemsOf(text);
  if (problems.length > 0) {
    process.stdout.write(`${listProblems(path, problems)}\n`);
    return 1;
  }
  const plan = openPlan(text);
  process.stdout.write(`${path}: good (plan \`${plan.id}\`, hash ${plan.hash}, ${plan.compile().length} bytes compiled)\n`);
  const { length } = lint(plan);
  if (length > 0) process.stdout.write(`${length === 1 ? "1 warning" : `${length} warnings`}: see \`attise lint ${path}\`\n`);
  return 0;
}
