// What changed from one plan to another, and who moves.
import { check } from "../plan/index.js";
import { parse } from "../plan/open.js";
import { PlanError } from "../plan/problem.js";
import { asText } from "../plan/text.js";
import type { Label, PlanSource, Temperature } from "../plan/types.js";
import { run, type EnginePlan } from "./engine.js";
import { readLog, timeOf, type LogReader } from "./replay.js";
import type { LogRead } from "./types.js";

/** One change of a plan. */
export interface PlanChange {
  /** Where: keys, and ids in the place of numbers: `criteria.pricing-time.points`. */
  path: string;
  /** What has become of it; `moved` is another place in a list where the order counts. */
  kind: "added" | "removed" | "renamed" | "moved" | "changed";
  /** What it is about: `criterion pricing-time (Time on pricing)`. */
  subject: Label;
  /** What changed of it: `points 5 → 8`. */
  words: Label;
  /** What that does to visitors who are remembered; `null` if it does nothing to them. */
  effect: Label | null;
  /** What stood there: as it was written, but for a list of one value that was written alone, and a default that was left out. */
  old: unknown;
  /** What stands there now, in the same way; of a renamed item what it is under its new id. */
  new: unknown;
}

/** What changed from one plan to another. */
export interface PlanDiff {
  /** The plan before: its `id`, hash (8 hex digits) and `revision`. */
  old: { id: string; hash: string; revision: string | null };
  /** The plan after: its `id`, hash (8 hex digits) and `revision`. */
  new: { id: string; hash: string; revision: string | null };
  /** True when nothing that counts has changed. */
  same: boolean;
  /** In the order of the plan. */
  changes: PlanChange[];
}

/** Where a visitor stands under one of two plans. */
export interface Stand {
  /** Points for what the visitor did. */
  engagement: number;
  /** Points for who the visitor is. */
  fit: number;
  /** How warm, by the plan's thresholds. */
  temperature: Temperature;
  /** The `id` of the stage; `null` if the plan has none. */
  stage: string | null;
}

/** How many visitors cross from each class of the old plan to each of the new one: `visitors[old][new]`. */
export interface Crossing {
  /** The classes under the old plan, as rows. */
  old: string[];
  /** The classes under the new plan, as columns. */
  new: string[];
  /** How many visitors are in each row and column. */
  visitors: number[][];
}

/** Who moves between two plans. */
export interface Moves extends LogRead {
  /** Visitors whose temperature is another one, or whose stage where both plans have stages. */
  moved: number;
  /** From each temperature to each. */
  temperature: Crossing;
  /** `null` unless both plans have stages. */
  stage: Crossing | null;
  /** The first who move, in the order of the log. */
  examples: { visitor: string; old: Stand; new: Stand }[];
}

/**
 * What changed from one plan to another, in words of both languages. Items are told apart by their ids; comments do not count.
 *
 * @throws {PlanError} if one of the plans has problems; it lists all of them, and says which plan it is.
 * @example
 * for (const { subject, words } of diffPlans(before, after).changes) console.log(`${subject.en}: ${words.en}`);
 */
export function diffPlans(old: PlanSource, new_: PlanSource): PlanDiff {
  const [before, after] = [good(old, "old plan"), good(new_, "new plan")];
  return run((engine) => engine.diffPlans(before, after) as PlanDiff);
}

/**
 * Plays an event log under two plans, each from its beginning, to say who moves band.
 *
 * @param options `now`: the time of the reading, in milliseconds. `shown`: how many of those who move are named; ten if left out.
 * @throws {PlanError} if one of the plans has problems. {TypeError} if `now` is no time, or a piece of a file no `Uint8Array`.
 * @example
 * const moves = openMoves(before, after, { now: Date.now() });
 * moves.events(await readFile("events.csv"));
 * console.table(moves.finish().temperature.visitors);
 */
export function openMoves(old: PlanSource, new_: PlanSource, { now, shown = 10 }: { now: number; shown?: number }): LogReader<Moves> {
  const [before, after] = [good(old, "old plan"), good(new_, "new plan")];
  return run((engine) => {
    const [first, second] = [parse(engine, before) as EnginePlan, parse(engine, after) as EnginePlan];
    return readLog(new engine.Replay(timeOf(now)), (replay) => replay.compare(first, second, shown) as Moves);
  });
}

function good(plan: PlanSource, name: string): string {
  const text = asText(plan);
  const problems = check(text);
  if (problems.length > 0) throw new PlanError(problems, name);
  return text;
}
