// The types of what the engine answers; no code.
import type { Contact, Suspicion } from "./quality.js";

/** Something wrong in a plan. */
export interface Problem {
  /** Stable name of the kind of problem, for programs. */
  code: string;
  /** Where it stands: `criteria[3].halfLifeDays`; empty for the plan as a whole. */
  path: string;
  /** What is wrong and what would be right, in one sentence. */
  message: string;
  /** How to put it right; may be empty. */
  help: string;
}

export type { Plan } from "../generated/plan.js";

/** A plan as people write it: the JSON text, or what `JSON.parse` or an `import` of the file gives. */
export type PlanSource = string | object;

/** A text in the languages of the plan. */
export interface Label {
  /** In French. */
  fr: string;
  /** In English. */
  en: string;
}

/** How warm the visitor is, by the plan's thresholds. */
export type Temperature = "cold" | "warm" | "hot";

/** One line of the receipt: `base * times + faded + trimmed + floor === points`, and all `points` add up to the engagement. */
export interface Line {
  /** The criterion's `id`. */
  criterion: string;
  /** The criterion's name for people. */
  label: Label;
  /** Points for one time. */
  base: number;
  /** How often it counted. */
  times: number;
  /** Points lost to age (0 or below, or above for minus points). */
  faded: number;
  /** Points cut by caps. */
  trimmed: number;
  /** Points added by floors. */
  floor: number;
  /** What the line brings to the engagement. */
  points: number;
}

/** One line of the fit: what a form field brought. */
export interface FitLine {
  /** The fit criterion's `id`. */
  criterion: string;
  /** The criterion's name for people. */
  label: Label;
  /** The form field that it reads. */
  field: string;
  /** What the field held; `null` if it was not given. */
  value: string | null;
  /** What the line brings to the fit, in points. */
  points: number;
  /** False if the field was not given: unknown is not zero, and lowers the coverage. */
  known: boolean;
}

/** Something that has an `id`, and a name for people. */
export interface Named {
  /** Its `id` in the plan. */
  id: string;
  /** Its name for people. */
  label: Label;
}

/** How sure a fact of BANT is: a form declares, only a person verifies. */
export type Certainty = "unknown" | "declared" | "verified";

/** What is known of a lead beyond its form: what people have opened, verified and taken. */
export interface Facts {
  /** Stages whose gate a person has opened, and how: `verbal` after having spoken with the lead. */
  opened?: Record<string, "human" | "verbal">;
  /** Facts of BANT that a person has verified. */
  verified?: ("budget" | "authority" | "need" | "timing")[];
  /** Leads that sales has taken in this period, for the plan's `capacity`; left out if nobody counts. */
  taken?: number;
  /** The stage, by `id` or alias, that a person has sent the lead back to: it goes no higher while this is said. */
  atMost?: string;
}

/** A lead as the plan sees it at one time. */
export interface Reading {
  /** When, in Unix seconds. */
  at: number;
  /** Points for what the visitor did. */
  engagement: number;
  /** How warm the visitor is, by the plan's thresholds in points. */
  temperature: Temperature;
  /** Where the engagement comes from; adds up exactly. */
  receipt: Line[];
  /** Points for who the visitor is. */
  fit: number;
  /** How much of what the fit asks is known, 0 to 100 %. */
  coverage: number;
  /** Where the fit comes from; adds up exactly. */
  fitReceipt: FitLine[];
  /** Grade of the fit; `null` if the plan has none. */
  grade: "A" | "B" | "C" | "D" | null;
  /** The grade with a figure for the temperature: 1 hot, 2 warm, 3 cold. */
  mark: string | null;
  /** The `id` of the persona that fits best; `null` if none does. */
  persona: string | null;
  /** The fit of each persona, in points. */
  personas: { id: string; points: number }[];
  /** q1 neither fit nor interested, q2 interested only, q3 fit only, q4 both; `null` if the plan has none. */
  quadrant: "q1" | "q2" | "q3" | "q4" | null;
  /** What is done with the leads of the quadrant; `null` if the plan does not say. */
  quadrantAction: Named | null;
  /** What is done with a lead of its points; `null` if the plan does not say. */
  action: Named | null;
  /** The `id` of the latest phase of the purchase that speaks from what the visitor did. */
  phase: string | null;
  /** `null` if the plan does not ask for it. */
  bant: { budget: Certainty; authority: Certainty; need: Certainty; timing: Certainty } | null;
  /** Whom the lead is about, and how many of the three are known; `null` if the plan does not say what makes them known. */
  subject: { person: boolean; company: boolean; project: boolean; known: number } | null;
  /** Ids of the segments that the lead belongs to. */
  segments: string[];
  /** The disqualifiers that keep the lead down. */
  disqualified: Named[];
  /** Ids of the criteria by which the lead has raised its hand. */
  raised: string[];
  /** The `id` of the stage reached; `null` if the plan has no stages. */
  stage: string | null;
  /** The stage whose conditions hold, and what keeps the lead from it: a person opens it, or sales can take no more. */
  next: { stage: string; gate: "human" | "verbal" | "capacity" } | null;
  /** Who the lead belongs to: `marketing` or `sales`. */
  owner: string | null;
  /** How a lead in its stage may be contacted; `null` if the plan has no stages. */
  contact: "none" | "newsletterOnly" | "noCall" | "any" | null;
  /** Minutes in which the owner acts on a lead that enters the stage; `null` if nothing is agreed. */
  sla: number | null;
  /** What the owner does with a lead that enters the stage. */
  actions: Named[];
  /** The offer that stands in each slot. */
  offers: Record<string, string>;
}

/** What a payload says, before anything of it is believed. */
export interface Evidence {
  /** Version of the payload's format. */
  version: number;
  /** Hash of the plan that counted, 8 hex digits. */
  planHash: string;
  /** When the page wrote it, in Unix seconds. */
  issued: number;
  /** What tells it from others, 16 hex digits: the first four say which form it is, the sixth whether anyone touched the page, the last eight are random. */
  nonce: string;
  /** Seconds since the visitor's first signal. */
  age: number;
  /** Number of visits. */
  visits: number;
  /** The temperature that the page showed. */
  temperature: Temperature;
  /** Seconds since the temperature last changed. */
  lasted: number;
  /** True for a visitor of the holdout, who saw only the defaults. */
  holdout: boolean;
  /** True when the page had no engine, showed only the defaults, and sent what happened to be counted here. */
  journal: boolean;
  /** What was counted: how often, and what that weighs after age and caps, in thousandths; `criterion` is `null` if this plan has none of that `key` (6 hex digits). */
  counters: { criterion: string | null; key: string; times: number; weight: number }[];
}

/** A lead moved by hand from one stage to another. */
export interface Step {
  /** Where it is: a stage's `id` or alias. */
  from: string;
  /** Where it goes. */
  to: string;
  /** `verbal` if whoever moves it has spoken with the lead. */
  by: "human" | "verbal";
  /** Why it goes back down; one of the plan's reasons. */
  reason?: string;
}

/**
 * How far the behaviour in a payload can be believed. No label is a rejection.
 *
 * - `verified`: the claim lies within what the edge itself saw and signed. It does not say that a person made it.
 * - `consistent`: the claim is possible, and the edge, which has no keys, saw nothing to hold it to.
 * - `unverified`: the claim is not possible as it stands, or nothing that the edge saw confirms it; it is worth 30 % of the plan's total at most, and never hot.
 * - `absent`: the post carried no payload.
 * - `malformed`: the payload cannot be decoded.
 * - `expired`: the payload is older than seven days; bounded as `unverified` is.
 * - `replayed`: the payload was posted before; bounded as `unverified` is.
 * - `engine_unavailable`: the engine could not run, and nothing was judged.
 */
export type Trust =
  | "verified"
  | "consistent"
  | "unverified"
  | "absent"
  | "malformed"
  | "expired"
  | "replayed"
  | "engine_unavailable";

/** What decides whether a lead may be handed over to sales; each is explained in `www/docs/verdict.md`. */
export type TransmissibleCode =
  | "ready"
  | "human"
  | "verbal"
  | "capacity"
  | "notReady"
  | "incomplete"
  | "disqualified"
  | "newsletterOnly"
  | "noContact"
  | "noSales"
  | "unjudged";

/** Who does something with a lead next; none of them drops it. */
export type Route = "callNow" | "sales" | "sas" | "nurture" | "newsletter" | "review";

/** The answer about one form post. */
export interface Verdict {
  /** How far the behaviour in the payload can be believed. */
  trust: Trust;
  /** Why the trust is not higher, or what else there is to say of it, as a stable name; `null` if there is nothing to say. */
  trustReason: string | null;
  /** Whether the payload was posted before; `replay_unchecked` if no store has said, `null` if there is no readable payload. */
  replay: "fresh" | "replayed" | "replay_unchecked" | null;
  /** What the edge itself saw of the visitor: first seen and last page served, in Unix seconds, and how many pages; `null` if no seal that holds came with the post. */
  seal: { firstSeen: number; served: number; views: number } | null;
  /** The plan that was used. */
  plan: { id: string; hash: string };
  /** The score worked out anew, with where it comes from. */
  reading: Reading;
  /** The top reasons as one sentence, in French and English. */
  reasons: Label;
  /** Whether the lead may be handed over to sales now, and why (not) in a sentence. */
  transmissible: { allowed: boolean; code: TransmissibleCode; why: Label };
  /** Who does something with it next. */
  route: Route;
  /** The same `key` (32 hex digits) for the same lead, so that two posts are one hand-over; `null` without e-mail address and payload. */
  handoff: { key: string | null };
  /** Until when its owner acts, in Unix seconds; `null` if nothing is agreed for its stage. */
  dueBy: number | null;
  /** The offer that stands in the plan's slot `thanks`, for the thank-you page; `null` if the plan has no such slot. */
  offer: string | null;
  /** Names of the fields that the form left empty and `enrichment` filled. */
  enriched: string[];
  /** What the payload said; `null` if it could not be read or there was none. */
  evidence: Evidence | null;
  /** What speaks for the post not being what it seems; nothing of it is taken from the reading. */
  suspicion: Suspicion;
  /** How good the contact data are. */
  contact: Contact;
}

export type { Contact, Datum, Grade, Suspicion } from "./quality.js";

/** What one visitor did: times are Unix seconds or like `2026-01-05T09:00:00Z`; with `start`, numbers are seconds after it. */
export interface Journey extends Facts {
  /** When it begins, if the other times are seconds after it: Unix seconds or a text like `2026-01-05T09:00:00Z`. */
  start?: number | string;
  /** When the reading is made; not before the last signal, which is the default. */
  now?: number | string;
  /** Form fields. */
  fields?: Record<string, string>;
  /** True for a visitor of the holdout, who sees only the defaults. */
  holdout?: boolean;
  /** What the visitor did, in the order in which it happened. */
  signals: {
    at: number | string;
    kind: string;
    /** Pathname; default that of the signal before. */
    path?: string;
    name?: string;
    /** Active seconds. */
    seconds?: number;
    /** Part of a page that was scrolled, or of a video that was played. */
    percent?: number;
  }[];
}

/** What comes of a journey. */
export interface Played {
  /** The lead at the end of the journey. */
  reading: Reading;
  /** The top three reasons in a sentence. */
  reasons: Label;
  /** The payload that a form would carry then, with a nonce that says no more than that a person acted. */
  payload: string;
  /** Bytes of the memory as it would be stored. */
  memory: number;
  /** How the engagement has moved in the seven days before the reading, by more than the plan's hysteresis. */
  trend: "rising" | "flat" | "cooling";
  /** The engagement after each signal: the first thousand. */
  history: { at: number; engagement: number; temperature: Temperature }[];
}
