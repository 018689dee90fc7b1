// An opened plan: checked once, then asked many times, across engine instances.
/// <reference lib="esnext.disposable" preserve="true" />
import { listsOf, run } from "../full/engine.js";
import type { Instance } from "../generated/full.instance.js";
import { flat } from "./flat.js";
import { kindOf } from "./kind.js";
import { readPost, type Origin, type Post, type ReadPost } from "./post.js";
import { asPlanError } from "./problem.js";
import { asText } from "./text.js";
import type { Evidence, Journey, Label, Played, Step, Verdict } from "./types.js";

/** The engine's own plan. */
export type EnginePlan = InstanceType<Instance["Plan"]>;

/** What sales can take in a period that began at `since` (Unix seconds). */
interface SalesQuota {
  leads: number;
  /** The same for leads that have raised their hand. */
  most: number;
  since: number;
  /** Those who wait in percent of what can be taken. */
  congestion: number;
  /** Why a lead waits that finds no room. */
  code: "full" | "overflowFull";
  label: Label;
}

/** A checked plan. Get one from {@link openPlan}; it can be kept for the life of the process. */
export class OpenPlan implements Disposable {
  /** The plan's `id`. */
  readonly id: string;
  /** Hash of the compiled plan, 8 hex digits; a payload names the plan that counted by it. */
  readonly hash: string;
  readonly #text: string;
  #plan: EnginePlan | undefined;
  #owner: Instance | undefined;

  /** @internal */
  constructor(text: string) {
    this.#text = text;
    [this.id, this.hash] = this.ask((plan) => [plan.id, plan.hash] as const);
  }

  /** The compiled plan: the few hundred bytes that a page gives to `watch`. */
  compile(): Uint8Array<ArrayBuffer> {
    return this.ask((plan) => plan.compile() as Uint8Array<ArrayBuffer>);
  }

  /**
   * What a payload says, read but not believed.
   *
   * @returns the evidence, or `{ error }` with the reason if the text is no payload.
   * @throws {TypeError} for what is no text.
   * @example
   * const evidence = openPlan(plan).decode(payload);
   * if ("error" in evidence) console.log(evidence.error);
   */
  decode(payload: string): Evidence | { error: string } {
    if (typeof payload !== "string") throw new TypeError(`payload: expected text, found ${kindOf(payload)}`);
    return this.ask((plan) => plan.decode(payload) as Evidence | { error: string });
  }

  /**
   * The verdict about one form post: the reading worked out anew from the payload, with its receipt and its reasons.
   *
   * @throws {TypeError} for a payload that is neither text nor `null`, fields that are no object, and wrong `checks`; {PlanError} if the facts have problems.
   * @example
   * openPlan(plan).explain({ payload, fields: { email: "a@example.org" } }).reasons.en;
   */
  explain(post: Post): Verdict {
    return this.judge(post, {});
  }

  /** @internal The verdict, with what the host saw of the post beside what was sent in it. */
  judge(post: Post, origin: Origin): Verdict {
    return this.verdict(readPost(post), origin);
  }

  /** @internal The same about a post that was read. */
  verdict({ payload, fields, facts, enrichment, sender, now }: ReadPost, origin: Origin): Verdict {
    const text = flat({ ...(payload !== undefined && { payload }), ...(facts !== undefined && { facts }) }, fields, enrichment, origin as Record<string, string>, sender);
    return this.ask((plan, engine) => {
      try {
        return plan.qualify(text, listsOf(engine), unixSeconds(now)) as Verdict;
      } catch (thrown) {
        throw asPlanError(thrown, "facts");
      }
    });
  }

  /**
   * Whether a person may move a lead from one stage to another: up through gates that they may open, or back down where the plan has a way, with one
   * of its reasons.
   *
   * @returns `null` if so, else why not, in a sentence.
   * @example
   * openPlan(plan).step({ from: "mql", to: "sql", by: "human" }); // "`sql` opens only after a conversation with the lead"
   */
  step({ from, to, by, reason }: Step): string | null {
    return this.ask((plan) => plan.step(from, to, by === "verbal", reason) ?? null);
  }

  /**
   * Plays a journey: a list of what one visitor did and when.
   *
   * @throws {PlanError} if the journey has problems; it lists all of them.
   * @example
   * openPlan(plan).play({
   *   start: "2026-01-05T09:00:00Z",
   *   signals: [{ at: 0, kind: "pageView", path: "/pricing" }, { at: 90, kind: "activeTime", seconds: 90 }],
   * }).reading.engagement;
   */
  play(journey: Journey | string): Played {
    const text = asText(journey, "journey");
    return this.ask((plan) => {
      try {
        return plan.play(text) as Played;
      } catch (thrown) {
        throw asPlanError(thrown, "journey");
      }
    });
  }

  /** @internal What sales can take in the period of a time (milliseconds), how congested it is, and why a lead waits; `null` without a capacity. */
  quota(now: number, { waiting = 0, raised = false } = {}): SalesQuota | null {
    return this.ask((plan) => plan.quota(unixSeconds(now), waiting, raised) ?? null);
  }

  /** @internal Under which a payload is remembered, so that it counts once; `undefined` if it cannot be read. */
  replayKey(payload: string): string | undefined {
    return this.ask((plan) => plan.replayKey(payload));
  }

  /** Gives the engine's memory back; it also goes by itself with the last reference. */
  [Symbol.dispose](): void {
    try {
      this.#plan?.free();
    } catch {
      // A trapped instance has nothing to give back.
    }
    this.#plan = this.#owner = undefined;
  }

  /** @internal Asks the engine, which has to be told the plan again when its instance is a new one. */
  ask<T>(call: (plan: EnginePlan, engine: Instance) => T): T {
    return run((engine) => {
      if (!this.#plan || this.#owner !== engine) {
        this.#plan = parse(engine, this.#text);
        this.#owner = engine;
      }
      return call(this.#plan, engine);
    });
  }
}

/** The engine's own plan. @throws {PlanError} if it has problems. */
export function parse(engine: Instance, text: string): EnginePlan {
  try {
    return new engine.Plan(text);
  } catch (thrown) {
    throw asPlanError(thrown);
  }
}

/** Milliseconds to the whole seconds that the engine counts in, within what it can hold. */
export function unixSeconds(milliseconds: number): number {
  return Math.min(Math.max(Math.floor(milliseconds / 1000) || 0, 0), 0xffff_ffff);
}
