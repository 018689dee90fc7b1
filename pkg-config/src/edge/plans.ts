// Remembers opened plans, so that giving `qualify` the plan itself costs nothing from the second request on.
import { load } from "../full/engine.js";
import { openPlan } from "../plan/index.js";
import { OpenPlan } from "../plan/open.js";
import type { PlanSource } from "../plan/types.js";

const opened = new WeakMap<object, OpenPlan>();
let last: { text: string; plan: OpenPlan } | undefined;

/** The opened plan; loads the engine first where that takes a fetch. @throws {PlanError} if the plan has problems. */
export async function open(source: OpenPlan | PlanSource): Promise<OpenPlan> {
  if (source instanceof OpenPlan) return source;
  await load();
  if (typeof source === "string") {
    if (last?.text !== source) last = { text: source, plan: openPlan(source) };
    return last.plan;
  }
  const plan = opened.get(source) ?? openPlan(source);
  opened.set(source, plan);
  return plan;
}
