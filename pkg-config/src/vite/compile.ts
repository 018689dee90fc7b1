// A plan's text as a module for the page, or all that is wrong in it, each at its line.
import { compileToModule, openPlan, type Problem } from "../plan/index.js";
import { asText } from "../plan/text.js";
import { run } from "../tools/engine.js";
import type { Warning } from "../tools/lint.js";

/** A place in a file, as Vite, Rollup and esbuild say it. */
export interface Place {
  /** The file, as it was given. */
  file: string;
  /** Line, from 1. */
  line: number;
  /** Column in UTF-16 units, from 0. */
  column: number;
  /** The text of the line. */
  lineText: string;
}

/** Where a problem or a warning stands, and how it is told. */
export interface Placed {
  /** Where it stands in the plan's file. */
  loc: Place;
  /** The lines around it, with a mark at the line and below the place. */
  frame: string;
  /** All of it in words: `plan.json:12:20: criteria[0].halfLifeDays: expected a number above 0, found `-2``; columns from 1, as editors count them. */
  report: string;
}

/** What {@link compilePlan} makes of a plan. */
export interface CompiledPlan {
  /** Source of the module, `export default "…";`, whose default is what `watch` takes; `null` if the plan has problems. */
  code: string | null;
  /** Everything wrong with the plan, in the order of the file; empty if it is good. */
  problems: (Problem & Placed)[];
  /** Everything unwise in it but what it accepts; empty if it has problems. */
  warnings: (Warning & Placed)[];
}

/** Settings of {@link compilePlan}. */
export interface CompileOptions {
  /** The file's name, for `loc` and `report`. Default: `plan.json`. */
  file?: string;
}

/** What the engine says of a place. */
interface Found {
  line: number;
  column: number;
  line_text: string;
  frame: string;
  path: string;
  message: string;
  help: string;
}

/**
 * Checks, lints and compiles a plan for any build tool: its module, and what to show at which line.
 *
 * @param text the plan's JSON text, as it stands in the file
 * @throws {TypeError} for what is no text; never for a plan.
 * @example
 * const { code, problems, warnings } = compilePlan(await readFile("plan.json", "utf8"), { file: "plan.json" });
 * for (const { report } of warnings) console.warn(report);
 * if (code === null) throw new Error(problems.map(({ report }) => report).join("\n"));
 * await writeFile("plan.js", code);
 */
export function compilePlan(text: string, { file = "plan.json" }: CompileOptions = {}): CompiledPlan {
  const plan = asText(text);
  const seen = run((engine) => engine.see(plan) as { problems: (Problem & Found)[]; warnings: (Warning & Found)[] });
  const placed = <T extends Found>({ line, column, line_text: lineText, frame, ...found }: T) => ({
    ...found,
    loc: { file, line, column, lineText },
    frame,
    report: [`${file}:${line}:${column + 1}: ${found.path ? `${found.path}: ` : ""}${found.message}`, ...(found.help ? found.help.split("\n") : [])].join("\n    "),
  });
  return {
    code: seen.problems.length > 0 ? null : compileToModule(openPlan(plan)),
    problems: seen.problems.map(placed),
    warnings: seen.warnings.map(placed),
  };
}
