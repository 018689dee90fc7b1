// `attise plan print` and `attise plan diff`: a plan on paper, and against another one.
import { writeFileSync } from "node:fs";
import { printPlan } from "../tools/sla.js";
import { parse, parseLanguage } from "./arguments.js";
import { diff } from "./diff.js";
import { Failure, Misuse } from "./failure.js";
import { openPlanFile, why } from "./files.js";

const commands: Record<string, (args: string[]) => Promise<0 | 1>> = { print, diff };

/** Runs one of the subcommands. */
export async function plan([name, ...args]: string[]): Promise<0 | 1> {
  const names = Object.keys(commands).map((each) => `\`${each}\``).join(" or ");
  if (name === undefined) throw new Misuse(`expected ${names}`);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new Misuse(`plan: expected ${names}, found \`${name}\``);
  return command(args);
}

/** `attise plan print PLAN`: the plan as an agreement to sign. */
async function print(args: string[]): Promise<0> {
  const options = { lang: { type: "string" }, format: { type: "string" }, out: { type: "string", short: "o" } } as const;
  const { values, positionals } = parse(args, options, ["PLAN"]);
  const language = values.lang === undefined ? undefined : parseLanguage(values.lang);
  const format = parseFormat(values.format ?? (/\.(md|markdown)$/i.test(values.out ?? "") ? "md" : "html"));
  if (values.out === "") throw new Misuse("-o: expected a file");
  const plan = openPlanFile(positionals[0] ?? "");
  const document = printPlan(plan, { language, format });
  if (values.out === undefined) {
    process.stdout.write(document);
    return 0;
  }
  try {
    writeFileSync(values.out, document);
  } catch (error) {
    throw new Failure(`${values.out}: ${why(error)}`);
  }
  process.stdout.write(`${values.out}: plan \`${plan.id}\`, hash ${plan.hash}\n`);
  return 0;
}

function parseFormat(text: string): "html" | "md" {
  if (text === "html" || text === "md") return text;
  throw new Misuse(`--format: expected \`html\` or \`md\`, found \`${text}\``);
}
