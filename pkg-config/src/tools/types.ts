// The types of what the desk's tools answer; no code.
import type { ReplayReport } from "./report.js";

/** Some visitors of a log, and how many of them converted. */
export interface ReplayGroup {
  /** What they have in common. */
  name: string;
  /** How many there are. */
  visitors: number;
  /** How many have an outcome. */
  known: number;
  /** How many of those converted. */
  converted: number;
}

/** What was read of a log. */
export interface LogRead {
  /** Visitors in the event log. */
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
}

/** What a replay of an event log found. */
export interface ReplayResult extends LogRead, ReplayReport {
  /** Cold first. */
  temperature: ReplayGroup[];
  /** In the order of the ladder. */
  stage: ReplayGroup[];
  /** `unknown` where nothing is known of the fit. */
  quadrant: ReplayGroup[];
  /** By ten points of engagement. */
  score: ReplayGroup[];
}
