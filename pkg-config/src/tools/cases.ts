// Tests in plan files: journeys, and what each must come to.
import { asPlanError } from "../plan/problem.js";
import { asText } from "../plan/text.js";
import type { FitLine, Line, PlanSource } from "../plan/types.js";
import { ask } from "./engine.js";

/** Cases as people write them: the JSON text of a `*.cases.json`, or what `JSON.parse` or an `import` of the file gives. */
export type CasesSource = string | object;

/** Something that is not as expected. */
export interface CaseDifference {
  /** Where: `reading.engagement`. */
  path: string;
  /** What the case expects there. */
  expected: unknown;
  /** What is there; `null` also when there is nothing of that name. */
  found: unknown;
}

/** A case that does not come to what it must. */
export interface FailedCase {
  /** The case's name. */
  name: string;
  /** Ids of what it would prove. */
  rows: string[];
  /** Twenty at most. */
  differences: CaseDifference[];
  /** Where the engagement comes from, when something of it is not as expected; empty otherwise. */
  receipt: Line[];
  /** Where the fit comes from, when something of it is not as expected; empty otherwise. */
  fitReceipt: FitLine[];
}

/** What came of some cases. */
export interface CaseResult {
  /** How many came to what they must. */
  passed: number;
  /** Those that did not, in the order of the file. */
  failed: FailedCase[];
  /** Ids of what is proven: those of the cases that passed, without those of cases that failed. */
  rows: string[];
}

/**
 * Plays the cases beside a plan and compares. Objects that are expected may have fewer keys than what is found; all else must be equal.
 *
 * @throws {PlanError} if the plan, or the file of the cases, has problems; it lists all of them.
 * @example
 * const { failed } = testPlan(plan, cases);
 * assert.deepEqual(failed, []);
 */
export function testPlan(plan: PlanSource, cases: CasesSource): CaseResult {
  const text = asText(cases, "cases");
  return ask(plan, (opened) => {
    try {
      return opened.testCases(text) as CaseResult;
    } catch (thrown) {
      throw asPlanError(thrown, "list of cases");
    }
  });
}
