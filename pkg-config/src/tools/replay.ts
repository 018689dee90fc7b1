// Replays an event log through the engine, a piece of the files at a time.
import { kindOf } from "../plan/kind.js";
import { parse, unixSeconds } from "../plan/open.js";
import { asPlanError } from "../plan/problem.js";
import { asText } from "../plan/text.js";
import type { PlanSource } from "../plan/types.js";
import { run, type EnginePlan, type EngineReplay } from "./engine.js";
import type { ReplayResult } from "./types.js";

/**
 * A log being read: give it the files in pieces of any size, the event log first, then ask for the result. Each file is CSV in UTF-8, its
 * first line the names of the columns. A file that is wrong as a whole throws a `PlanError` whose problem has the file's kind as its path.
 */
export interface LogReader<Result> {
  /** The next piece of the event log. */
  events(chunk: Uint8Array): void;
  /**
   * The next piece of the outcomes: `visitor`, a column that says `1`, `true` or `yes` for those who converted, and if sales says so `verdict`
   * (`accepted` or `rejected`) and `reason`.
   */
  outcomes(chunk: Uint8Array): void;
  /** The next piece of the facts: `visitor` and a column for each form field. */
  facts(chunk: Uint8Array): void;
  /** Plays every visitor; afterwards the reader is used up. */
  finish(): Result;
}

/** A replay under way. */
export type PlanReplay = LogReader<ReplayResult>;

/**
 * Replays a log of events, as if each visitor had been watched with this plan.
 *
 * @param options `now`: the time of the reading, in milliseconds; points fade until then, and later events are left out. `top`: how many leads of
 *   the ranking to name; none if left out.
 * @throws {PlanError} if the plan has problems; it lists all of them. {TypeError} if `now` is no time, or a piece of a file no `Uint8Array`.
 * @example
 * const replay = openReplay(plan, { now: Date.now() });
 * for await (const chunk of createReadStream("events.csv")) replay.events(chunk);
 * console.table(replay.finish().temperature);
 */
export function openReplay(source: PlanSource, { now, top = 0 }: { now: number; top?: number }): PlanReplay {
  return run((engine) => {
    const plan = parse(engine, asText(source)) as EnginePlan;
    return readLog(new engine.Replay(timeOf(now), top), (replay) => replay.finish(plan) as ReplayResult);
  });
}

/** Reads a log's files into a replay of the engine, and ends it. */
export function readLog<Result>(replay: EngineReplay, finish: (replay: EngineReplay) => Result): LogReader<Result> {
  const ask = <T>(call: () => T): T =>
    run(() => {
      try {
        return call();
      } catch (thrown) {
        throw asPlanError(thrown, "log");
      }
    });
  const reads = (kind: "events" | "outcomes" | "facts") => (chunk: Uint8Array) => {
    if (!(chunk instanceof Uint8Array)) throw new TypeError(`${kind}: expected a \`Uint8Array\`, found ${kindOf(chunk)}`);
    ask(() => replay[kind](chunk));
  };
  return { events: reads("events"), outcomes: reads("outcomes"), facts: reads("facts"), finish: () => ask(() => finish(replay)) };
}

/** The time of a reading, in Unix seconds. @throws {TypeError} for what is no time. */
export function timeOf(now: number): number {
  if (!Number.isFinite(now)) throw new TypeError(`now: expected milliseconds, found ${typeof now === "number" ? `\`${now}\`` : kindOf(now)}`);
  return unixSeconds(now);
}
