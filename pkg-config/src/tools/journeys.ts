// The shortest journeys of a plan, and what is missing for a lead as it is.
import { unixSeconds } from "../plan/open.js";
import { readPost, type Post } from "../plan/post.js";
import { asPlanError } from "../plan/problem.js";
import { asText } from "../plan/text.js";
import type { Journey, Label, PlanSource } from "../plan/types.js";
import { ask } from "./engine.js";

/** Something that a visitor does. */
export interface Act {
  /** The kind of signal, as plans write it; `returnVisit` for coming back on another day. */
  kind: string;
  /** The page group that it happens on, where that matters. */
  page: string | null;
  /** The name of the form, asset or event, where that matters. */
  name: string | null;
  /** Active seconds in all, percent of a page scrolled or of a video played; 0 where there is no such amount. */
  amount: number;
  /** How often it is done. */
  times: number;
  /** Ids of the criteria that it can count for; empty if it only leads somewhere. */
  criteria: string[];
  /** A page group, a content, a criterion. */
  label: Label;
}

/** A journey that reaches a target. */
export interface Way {
  /** What is done; alike acts are one, in the order in which they first happen. */
  acts: Act[];
  /** Seconds of effort: ten for a page, twenty for a file, sixty for a form, ten minutes for coming back on another day. */
  effort: number;
  /** In how many visits. */
  visits: number;
  /** Days from the first to the last, 1 for a single day. */
  days: number;
  /** Engagement points at its end. */
  engagement: number;
  /** What the form says beyond what was said before, as far as the target asks for it; the values are examples. */
  fields: Record<string, string>;
  /** The gates that a person has to open, from the lowest stage up. */
  openings: { stage: string; label: Label; gate: "human" | "verbal" }[];
  /** True if a person has to verify budget, authority, need and timing. */
  verified: boolean;
  /** False if the search had to stop before it could tell that no journey is shorter. */
  exact: boolean;
  /** The journey in words: `pricing 90 s + white paper, with e-mail`. */
  text: Label;
}

/** What a journey is to reach. */
export interface Aim {
  /** What the target is one of. */
  kind: "temperature" | "stage";
  /** `warm`, `hot`, or the stage's id. */
  id: string;
  /** Its name for people. */
  label: Label;
}

/** The shortest journeys of a plan, and how far its points go. */
export interface Journeys {
  /** The fewest and the most engagement points that a visitor can reach. */
  engagement: [lowest: number, highest: number];
  /** The fewest and the most fit points that a lead can have. */
  fit: [lowest: number, highest: number];
  /** To warm, to hot, and to each stage above the first; `way` is `null` if the plan has none. */
  ways: { target: Aim; way: Way | null }[];
}

/** What is missing to a target. */
export interface Missing {
  /** What is to be reached. */
  target: Aim;
  /** Engagement points that are missing. */
  points: number;
  /** Fit points that are missing. */
  fit: number;
  /** Form fields that should say something, or something else. */
  fields: string[];
  /** The rest of what is missing, in words. */
  others: Label[];
  /** What keeps a lead whose conditions hold; `null` if they do not. */
  gate: "human" | "verbal" | "capacity" | null;
  /** The cheapest ways there, three at most, the shortest first. */
  ways: Way[];
  /** All of it in words: `12 points: demo requested or pricing 2 min`. */
  text: Label;
}

/** What is missing for a lead. */
export interface Outlook {
  /** `now` if it is hot, in a stage of sales or waiting for one; `soon` if one act makes it hot. */
  readiness: "now" | "soon" | "later";
  /** To the next temperature; `null` if it is hot. */
  temperature: Missing | null;
  /** To the next stage; `null` if there is none. */
  stage: Missing | null;
}

/**
 * The shortest journeys of a new visitor: the least that makes them warm, hot, or brings them into each stage. They are found by search, with the
 * engine itself, so caps, groups and repetitions count as they do for a visitor.
 *
 * @throws {PlanError} if the plan has problems; it lists all of them.
 * @example
 * for (const { target, way } of journeys(plan).ways) console.log(`${target.label.en}: ${way?.text.en ?? "no way"}`);
 */
export function journeys(plan: PlanSource): Journeys {
  return ask(plan, (opened) => opened.journeys() as Journeys);
}

/**
 * What is missing for a lead at the end of a journey: to the next temperature, to the next stage, and the cheapest ways there.
 *
 * @throws {PlanError} if the plan or the journey has problems; it lists all of them.
 * @example
 * missing(plan, { signals: [{ at: 0, kind: "pageView", path: "/pricing" }] }).temperature?.text.en;
 */
export function missing(plan: PlanSource, journey: Journey | string): Outlook {
  const text = asText(journey, "journey");
  return ask(plan, (opened) => {
    try {
      return opened.missing(text) as Outlook;
    } catch (thrown) {
      throw asPlanError(thrown, "journey");
    }
  });
}

/**
 * What is missing for the lead of a form post, as far as its payload can be believed.
 *
 * @throws {TypeError} for a payload that is neither text nor `null`, and fields that are no object; {PlanError} if the plan or the facts have problems.
 * @example
 * missingOf(plan, { payload, fields: { email: "a@example.org" } }).stage?.text.en;
 */
export function missingOf(plan: PlanSource, post: Post): Outlook {
  const { payload, fields, facts, now } = readPost(post);
  return ask(plan, (opened) => {
    try {
      return opened.missingOf(payload, JSON.stringify(fields), facts, unixSeconds(now)) as Outlook;
    } catch (thrown) {
      throw asPlanError(thrown, "facts");
    }
  });
}
