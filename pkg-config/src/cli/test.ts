// `attise test`: the cases beside plans, and what is not as they expect.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { PlanError } from "../plan/index.js";
import { testPlan, type CaseResult, type FailedCase } from "../tools/cases.js";
import { parse } from "./arguments.js";
import { Failure, Misuse } from "./failure.js";
import { listProblems, openPlanFile, readText, why } from "./files.js";
import { engagement, fit } from "./receipt.js";
import { print } from "./text.js";

const CASES = ".cases.json";

/** What came of one file: its cases, or why they could not be run. */
type Outcome = ({ file: string } & CaseResult) | { file: string; error: string };

export async function test(args: string[]): Promise<0 | 1> {
  const { values, positionals } = parse(args, { json: { type: "boolean" } }, Array.from({ length: args.length }, () => "PLAN"), 0);
  const places = positionals.length === 0 ? ["."] : positionals;
  const files = [...new Set(places.flatMap(casesAt))];
  const outcomes = files.map(run);
  if (values.json) print([JSON.stringify(outcomes, null, 2)]);
  else print(show(outcomes));
  return outcomes.every((outcome) => "passed" in outcome && outcome.failed.length === 0) ? 0 : 1;
}

/** The files of cases at a place: a plan, its cases, or a folder. */
function casesAt(place: string): string[] {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    const found = within(place);
    if (found.length === 0) throw new Misuse(`expected files named \`*${CASES}\` in ${place === "." ? "this folder" : place}, found none`);
    return found;
  }
  if (!place.endsWith(".json")) throw new Misuse(`expected a plan, its cases or a folder, found \`${place}\``);
  const cases = place.endsWith(CASES) ? place : place.replace(/\.json$/, CASES);
  if (!existsSync(cases)) {
    if (stat && cases !== place) throw new Misuse(`expected cases beside ${place}, in ${cases}: no such file`);
    throw new Failure(`${place}: no such file or folder`);
  }
  return [cases];
}

/** All files of cases in a folder and those below, in the order of their paths; packages and hidden folders apart. */
function within(folder: string): string[] {
  const entries = listed(folder).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" || entry.name.startsWith(".") ? [] : within(path);
    return entry.name.endsWith(CASES) ? [path] : [];
  });
}

function listed(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw new Failure(`${folder}: ${why(error)}`);
  }
}

function run(file: string): Outcome {
  try {
    const plan = openPlanFile(file.replace(/\.cases\.json$/, ".json"));
    return { file, ...testPlan(plan, readText(file)) };
  } catch (error) {
    if (error instanceof PlanError) return { file, error: listProblems(file, error.problems) };
    if (error instanceof Failure) return { file, error: error.message };
    throw error;
  }
}

function show(outcomes: Outcome[]): string[] {
  const lines = outcomes.flatMap((outcome) => {
    if ("error" in outcome) return [outcome.error];
    const { file, passed, failed } = outcome;
    return [`${file}: ${count(passed, failed.length)}`, ...failed.flatMap(showFailed)];
  });
  if (outcomes.length < 2) return lines;
  const ran = outcomes.filter((outcome) => "passed" in outcome);
  const sum = (number: (outcome: CaseResult) => number) => ran.reduce((all, outcome) => all + number(outcome), 0);
  const broken = outcomes.length - ran.length;
  const left = broken > 0 ? `, ${broken === 1 ? "1 file" : `${broken} files`} not run` : "";
  return [...lines, "", `${outcomes.length} files: ${count(sum(({ passed }) => passed), sum(({ failed }) => failed.length))}${left}`];
}

const count = (passed: number, failed: number): string => `${passed} passed${failed > 0 ? `, ${failed} failed` : ""}`;

function showFailed({ name, rows, differences, receipt, fitReceipt }: FailedCase): string[] {
  const text = (value: unknown): string => JSON.stringify(value);
  const sum = (lines: { points: number }[]) => lines.reduce((all, { points }) => all + points, 0);
  const tables = [
    ...(receipt.length > 0 ? ["", ...engagement({ receipt, engagement: sum(receipt) }, "en")] : []),
    ...fit({ fitReceipt, fit: sum(fitReceipt) }, "en"),
  ];
  return [
    "",
    `  failed: ${name}${rows.length > 0 ? ` (${rows.join(", ")})` : ""}`,
    ...differences.flatMap(({ path, expected, found }) => [`    ${path}`, `      expected  ${text(expected)}`, `      found     ${text(found)}`]),
    ...tables.map((line) => (line === "" ? "" : `    ${line}`)),
  ];
}
