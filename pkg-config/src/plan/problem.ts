// The one error of this package that carries a list: a plan, or a journey, with problems.
import type { Problem } from "./types.js";

/**
 * Thrown when a plan or a journey has problems; `problems` lists all of them, not the first only.
 *
 * @example
 * try {
 *   openPlan("{}");
 * } catch (error) {
 *   if (error instanceof PlanError) console.error(error.problems.map(({ path, message }) => `${path}: ${message}`).join("\n"));
 * }
 */
export class PlanError extends Error {
  /** `PlanError`. */
  override readonly name = "PlanError";
  /** Everything wrong with it, in the order of the file. */
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], document = "plan") {
    super(`the ${document} has ${problems.length === 1 ? "1 problem" : `${problems.length} problems`}\n${problems.map(line).join("\n")}`);
    this.problems = problems;
  }
}

const line = ({ path, message }: Problem): string => `  ${path ? `${path}: ` : ""}${message}`;

/** The engine throws `{ problems }`, a plain object; everything else passes through. */
export function asPlanError(thrown: unknown, document?: string): unknown {
  const problems = (thrown as { problems?: unknown } | null)?.problems;
  return Array.isArray(problems) ? new PlanError(problems as Problem[], document) : thrown;
}
