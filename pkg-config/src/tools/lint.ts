// What is unwise in a plan that is not wrong.
import type { PlanSource } from "../plan/types.js";
import { ask } from "./engine.js";

/** One thing in a plan that is unwise. */
export interface Warning {
  /** A short stable name, such as `unreachable-temperature`; the plan's `accept` silences it by this. */
  code: string;
  /** Where it is, such as `criteria[3].cap`. */
  path: string;
  /** What was found, and what it leads to. */
  message: string;
  /** What to do about it. */
  help: string;
  /** The section of the docs about the code, in the repository, such as `www/docs/lint.md#unreachable-temperature`. */
  docs: string;
}

/**
 * All that is unwise in a plan: bands and stages that nobody reaches, caps that never hold, offers that never stand, acts that count twice, and the like;
 * but not what the plan's `accept` lists.
 *
 * @returns the warnings, in the order of the docs' tables; an empty list if there are none.
 * @throws {PlanError} if the plan has problems; it lists all of them.
 * @example
 * for (const { path, message, code } of lint(await readFile("plan.json", "utf8"))) console.warn(`${path}: ${message} (${code})`);
 */
export function lint(plan: PlanSource): Warning[] {
  return ask(plan, (opened) => opened.lint() as Warning[]);
}
