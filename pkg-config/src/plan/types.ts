// The types of what the engine answers; no code.

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
  fr: string;
  en: string;
}

/** How warm the visitor is, by the plan's thresholds. */
export type Temperature = "cold" | "warm" | "hot";

/** One line of the receipt: `base * times + faded + trimmed + floor === points`, and all `points` add up to the engagement. */
export interface Line {
  /** The criterion's `id`. */
  criterion: string;
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
  label: Label;
  /** The form field that it reads. */
  field: string;
  /** What the field held; `null` if it was not given. */
  value: string | null;
  points: number;
  /** False if the field was not given: unknown is not zero, and lowers the coverage. */
  known: boolean;
}

/** A lead as the plan sees it at one time. */
export interface Reading {
  /** When, in Unix seconds. */
  at: number;
  /** Points for what the visitor did. */
  engagement: number;
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
  /** q1 neither fit nor interested, q2 interested only, q3 fit only, q4 both; `null` if the plan has none. */
  quadrant: "q1" | "q2" | "q3" | "q4" | null;
  /** The `id` of the stage reached; `null` if the plan has no stages. */
  stage: string | null;
  /** The stage whose conditions hold but that a person has to open. */
  next: { stage: string; gate: "human" | "verbal" } | null;
  /** Who the lead belongs to: `marketing` or `sales`. */
  owner: string | null;
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
  /** The page's random number, 16 hex digits. */
  nonce: string;
  /** Seconds since the visitor's first signal. */
  age: number;
  /** Number of visits. */
  visits: number;
  /** The temperature that the page showed. */
  temperature: Temperature;
  /** Seconds since the temperature last changed. */
  lasted: number;
  /** What was counted: how often, and what that weighs after age and caps, in thousandths; `criterion` is `null` if this plan has none of that `key` (6 hex digits). */
  counters: { criterion: string | null; key: string; times: number; weight: number }[];
}

/** How far the behaviour in a payload can be believed. No label is a rejection. */
export type Trust =
  | "verified"
  | "consistent"
  | "unverified"
  | "absent"
  | "malformed"
  | "expired"
  | "replayed"
  | "engine_unavailable";

/** The answer about one form post. */
export interface Verdict {
  trust: Trust;
  /** Why the trust is not higher, as a stable name; `null` if there is nothing to say. */
  trustReason: string | null;
  /** The plan that was used. */
  plan: { id: string; hash: string };
  reading: Reading;
  /** The top reasons as one sentence, in French and English. */
  reasons: Label;
  /** What the payload said; `null` if it could not be read or there was none. */
  evidence: Evidence | null;
}

/** What one visitor did: times are Unix seconds or like `2026-01-05T09:00:00Z`; with `start`, numbers are seconds after it. */
export interface Journey {
  start?: number | string;
  /** When the reading is made; not before the last signal, which is the default. */
  now?: number | string;
  /** Form fields. */
  fields?: Record<string, string>;
  signals: {
    at: number | string;
    kind: string;
    /** Pathname; default that of the signal before. */
    path?: string;
    name?: string;
    /** Active seconds. */
    seconds?: number;
  }[];
}

/** What comes of a journey. */
export interface Played {
  reading: Reading;
  /** The top three reasons in a sentence. */
  reasons: Label;
  /** The payload that a form would carry then, with a nonce of zeros. */
  payload: string;
  /** Bytes of the memory as it would be stored. */
  memory: number;
}

/** Some visitors of a log, and how many of them converted. */
export interface ReplayGroup {
  /** What they have in common. */
  name: string;
  visitors: number;
  /** How many have an outcome. */
  known: number;
  /** How many of those converted. */
  converted: number;
}

/** What a replay of an event log found. */
export interface ReplayResult {
  visitors: number;
  /** Rows of the event log that were used. */
  events: number;
  /** Rows of the event log that are later than the reading, and were not. */
  later: number;
  /** Rows, of any file, that could not be. */
  malformed: number;
  /** The first ten of those. */
  badRows: { file: "events" | "outcomes" | "facts"; line: number; message: string }[];
  /** True if outcomes were given. */
  outcomes: boolean;
  /** Visitors that have an outcome and are not in the log. */
  strangers: number;
  /** Cold first. */
  temperature: ReplayGroup[];
  /** In the order of the ladder. */
  stage: ReplayGroup[];
  /** `unknown` where nothing is known of the fit. */
  quadrant: ReplayGroup[];
  /** By ten points of engagement. */
  score: ReplayGroup[];
}
