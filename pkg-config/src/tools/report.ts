// The types of a replay's report; no code.
import type { Label, Temperature } from "../plan/types.js";

/** Some visitors, and what came of them. */
export interface ReportSide {
  /** How many there are. */
  visitors: number;
  /** How many have an outcome. */
  known: number;
  /** How many of those converted. */
  converted: number;
  /** How many sales has judged. */
  judged: number;
  /** How many of those it accepted. */
  accepted: number;
}

/** A criterion: the visitors in whom it counted, against the others. */
export interface CriterionReport {
  /** The criterion's `id`. */
  criterion: string;
  /** The criterion's name for people. */
  label: Label;
  /** What it is about: what the visitor did, or who they are. */
  part: "engagement" | "fit";
  /** Those in whom it counted. */
  with: ReportSide;
  /** Those in whom it did not. */
  without: ReportSide;
}

/** A stage as a step of the funnel. */
export interface FunnelStep {
  /** The stage's `id`. */
  stage: string;
  /** The stage's name for people. */
  label: Label;
  /** Visitors who stand in it or above. */
  reached: number;
  /** Visitors below whose conditions for it hold, and who wait for a person or for room. */
  waiting: number;
  /** How many of those who reached it have an outcome. */
  known: number;
  /** How many of these converted. */
  converted: number;
}

/** What sales said of the leads that were handed over: those with a verdict. */
export interface SalesReport {
  /** How many have a verdict of sales. */
  handedOver: number;
  /** How many of them sales accepted. */
  accepted: number;
  /** How many of them sales rejected. */
  rejected: number;
  /** Rejected because they came too early: for `too-early`, or a reason of a way back that the plan calls `early`. */
  early: number;
  /** Most frequent first. `label` is there for reasons of the plan; `early` says whether they count as too early. */
  reasons: { reason: string; label: Label | null; count: number; early: boolean }[];
  /** The plan would hand a lead over (`ready`) or keep it, and sales accepted or rejected it. */
  agreement: { readyAccepted: number; readyRejected: number; keptAccepted: number; keptRejected: number };
}

/** What it would cost and bring to hand over all visitors from so many engagement points on whose outcome is known. */
export interface Threshold {
  /** The least engagement points of those handed over. */
  from: number;
  /** How many would be handed over. */
  handed: number;
  /** How many of them converted. */
  won: number;
  /** What handling them costs: `handed` times the capacity's `cost`. */
  cost: number;
  /** What those won bring: `won` times the capacity's `value`. */
  value: number;
  /** `value - cost`. */
  net: number;
}

/** A content of the plan, and those who asked for it. */
export interface AssetReport {
  /** Its name in forms and downloads. */
  name: string;
  /** Its name for people. */
  label: Label;
  /** What it is: `whitePaper`, `webinar` and the like, as the plan says. */
  kind: string;
  /** What it is about; `null` if the plan does not say. */
  topic: string | null;
  /** The phase of the purchase that it is for. */
  phase: string | null;
  /** Whether it is given as promised. */
  delivered: boolean;
  /** How often it was asked for. */
  asked: number;
  /** How many visitors asked for it. */
  visitors: number;
  /** How many of those have an outcome. */
  known: number;
  /** How many of those converted. */
  converted: number;
}

/** A lead of the ranking: hand-raises first, then engagement and fit together, then the latest activity, then the id. */
export interface RankedLead {
  /** The visitor, as the log names them. */
  id: string;
  /** Whether the lead has raised its hand. */
  raised: boolean;
  /** Points for what the visitor did. */
  engagement: number;
  /** Points for who the visitor is. */
  fit: number;
  /** Last activity, in Unix seconds. */
  last: number;
  /** How warm, by the plan's thresholds. */
  temperature: Temperature;
  /** Grade of the fit; `null` if the plan has none. */
  grade: "A" | "B" | "C" | "D" | null;
  /** The `id` of the stage; `null` if the plan has none. */
  stage: string | null;
}

/** What a replay says beside its tables. */
export interface ReplayReport {
  /** The ladder; `unusual` when leads, visitors beyond the first stage, are fewer than 1 % or more than 5 %. `null` without stages. */
  funnel: { steps: FunnelStep[]; leads: number; unusual: boolean } | null;
  /** Those of engagement, then those of fit. */
  criteria: CriterionReport[];
  /** `null` if the outcomes have no verdict. */
  sales: SalesReport | null;
  /** By ten points, and the threshold that nets most; `null` unless the plan's capacity has a cost and a value and outcomes are known. */
  thresholds: { rows: Threshold[]; best: number } | null;
  /** Those who are ready for the stage that the plan's capacity limits, and how many of them would go over in one period. */
  queue: {
    stage: string;
    leads: number;
    per: "day" | "week" | "month";
    ready: number;
    admitted: number;
    waiting: number;
    /** Those who would wait in percent of `leads`. */
    congestion: number;
  } | null;
  /** The contents of the plan, in its order. */
  assets: AssetReport[];
  /** As many as were asked for. */
  top: RankedLead[];
}
