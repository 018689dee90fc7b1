// What the sections of the inspector are given at each drawing.
import type { Reading, ReceiptLine } from "../types.js";
import type { PlanFile } from "./plan.js";
import type { Language, Words } from "./words.js";

/** The score at one time. */
export interface Sample {
  /** Seconds since the inspector was opened. */
  at: number;
  score: number;
}

export interface State {
  words: Words;
  language: Language;
  plan: PlanFile | undefined;
  reading: Reading;
  receipt: ReceiptLine[];
  samples: Sample[];
  /** Pathname of the page. */
  path: string;
}
