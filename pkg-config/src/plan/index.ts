// Entry of `attise/plan`: check, compile and question a plan.
import { run } from "../full/engine.js";
import { toBase64url } from "../base64url.js";
import { OpenPlan } from "./open.js";
import type { Post } from "./post.js";
import { asText } from "./text.js";
import type { PlanSource, Problem, Verdict } from "./types.js";

export { load, ready, type WasmSource } from "../full/engine.js";
export { OpenPlan } from "./open.js";
export type { Post } from "./post.js";
export { PlanError } from "./problem.js";
export type {
  Certainty, Evidence, Facts, FitLine, Journey, Label, Line, Named, Plan, Played, PlanSource, Problem, Reading,
  Route, Step, Temperature, TransmissibleCode, Trust, Verdict,
} from "./types.js";

/**
 * Everything wrong with a plan, in the order of the file; an empty list if it is good. Never throws for a plan.
 *
 * @throws {TypeError} for what is neither text nor object, and {Error} in a browser before `load()`.
 * @example
 * for (const { path, message } of check(await readFile("plan.json", "utf8"))) console.error(`${path}: ${message}`);
 */
export function check(plan: PlanSource): Problem[] {
  const text = asText(plan);
  return run((engine) => engine.check(text) as Problem[]);
}

/**
 * Opens a plan: checks it once and gives what can be asked of it.
 *
 * @throws {PlanError} if the plan has problems; it lists all of them. {TypeError} for what is neither text nor object.
 * @example
 * const plan = openPlan(await readFile("plan.json", "utf8"));
 * plan.explain({ payload, fields }).reading.engagement;
 */
export function openPlan(plan: PlanSource): OpenPlan {
  return plan instanceof OpenPlan ? plan : new OpenPlan(asText(plan));
}

/**
 * The compiled plan: the few hundred bytes that a page gives to `watch`.
 *
 * @throws {PlanError} if the plan has problems; it lists all of them.
 * @example
 * await writeFile("plan.bin", compile(await readFile("plan.json", "utf8")));
 */
export function compile(plan: PlanSource): Uint8Array<ArrayBuffer> {
  return openPlan(plan).compile();
}

/**
 * The compiled plan as the source of a JavaScript module, so that a page can import it: `export default "…";`.
 *
 * @throws {PlanError} if the plan has problems; it lists all of them.
 * @example
 * await writeFile("plan.js", compileToModule(await readFile("plan.json", "utf8")));
 */
export function compileToModule(plan: PlanSource): string {
  return `export default "${toBase64url(compile(plan))}";\n`;
}

/**
 * The verdict about one form post: the score worked out anew from its payload, with the receipt and the reasons.
 *
 * @throws {PlanError} if the plan has problems; it lists all of them.
 * @example
 * explain(plan, { payload, fields: { email: "a@example.org" } }).reasons.en;
 */
export function explain(plan: PlanSource, post: Post): Verdict {
  return openPlan(plan).explain(post);
}
