// The demo's scoring plan, opened once, and the names it gives to its stages.
import { openPlan, type OpenPlan } from "attise/edge";
import plan from "../plan.json";
import type { Lang } from "./language.ts";

interface StageOfPlan {
  id: string;
  label?: { fr: string; en: string };
}

let opened: OpenPlan | undefined;

/** Throws when the plan is wrong: every caller must still keep the lead. */
export function demoPlan(): OpenPlan {
  return (opened ??= openPlan(plan));
}

export const stages: StageOfPlan[] = plan.stages;

export function stageName(id: string, lang: Lang): string {
  return stages.find((stage) => stage.id === id)?.label?.[lang] ?? id.toUpperCase();
}

export function criterionName(id: string | null, lang: Lang): string {
  const all: StageOfPlan[] = plan.criteria;
  return all.find((criterion) => criterion.id === id)?.label?.[lang] ?? id ?? "?";
}
