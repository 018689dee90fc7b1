// Entry of `attise/visitors`: scores many visitors from a stream of events.
import { openPlan } from "../plan/index.js";
import type { PlanSource } from "../plan/types.js";
import { Visitors } from "./visitors.js";

export { PlanError } from "../plan/problem.js";
export type { Problem } from "../plan/types.js";
export { load, ready } from "./engine.js";
export type { Amount, Counts, VisitorFields, VisitorReading, VisitorSignal } from "./types.js";
export type { Visitors } from "./visitors.js";

/**
 * Opens a plan for many visitors: those of a stream's consumer, of a Durable Object, of a warehouse. Their state is a few hundred bytes each, in WebAssembly memory of
 * their own.
 *
 * @throws {PlanError} if the plan has problems; it lists all of them. {TypeError} for what is neither text nor object, and {Error} in a browser before `load()`.
 * @example
 * const visitors = openVisitors(await readFile("plan.json", "utf8"));
 * const visitor = visitors.add();
 * const { engagement, temperature } = visitors.take(visitor, { kind: "pageView", path: "/pricing", at: Date.now() });
 */
export function openVisitors(plan: PlanSource): Visitors {
  return new Visitors(openPlan(plan));
}
