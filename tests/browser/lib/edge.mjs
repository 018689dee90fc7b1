// What the edge makes of what a form carried.
import { openPlan } from "attise/plan";
import plan from "./plan.mjs";

const opened = openPlan(plan);

/** The verdict about a payload, at the time that it names itself. */
export function judge(payload, by = opened) {
  const { issued } = by.decode(payload);
  return by.explain({ payload, fields: {}, now: (issued ?? 0) * 1000 });
}

/** How often each criterion has counted by a payload. */
export const countsIn = (payload, by) => Object.fromEntries(judge(payload, by).reading.receipt.map(({ criterion, times }) => [criterion, times]));
