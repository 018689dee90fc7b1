// Entry of `attise/tools`: what people do with plans and logs at their desk. It holds all of `attise/plan`.
export * from "../plan/index.js";
export {
  journeys, missing, missingOf, type Act, type Aim, type Journeys, type Missing, type Outlook, type Way,
} from "./journeys.js";
export { lint, type Warning } from "./lint.js";
export { printPlan, type PrintOptions } from "./sla.js";
export { testPlan, type CaseDifference, type CaseResult, type CasesSource, type FailedCase } from "./cases.js";
export { diffPlans, openMoves, type Crossing, type Moves, type PlanChange, type PlanDiff, type Stand } from "./diff.js";
export { openReplay, type LogReader, type PlanReplay } from "./replay.js";
export type {
  AssetReport, CriterionReport, FunnelStep, RankedLead, ReplayReport, ReportSide, SalesReport, Threshold,
} from "./report.js";
export type { LogRead, ReplayGroup, ReplayResult } from "./types.js";
