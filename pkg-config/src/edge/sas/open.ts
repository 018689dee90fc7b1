// The sas: as many leads go over to sales as it can take, the best first; the others wait.
import { run } from "../../full/engine.js";
import { OpenPlan } from "../../plan/open.js";
import { kindOf } from "../../plan/kind.js";
import type { Label, PlanSource, Verdict } from "../../plan/types.js";
import { openPlan } from "../../plan/index.js";
import type { Quota, SasStore } from "./store.js";

/** A lead, as far as its place in the queue goes. */
export interface Candidate {
  /** Its id, 1 to 200 characters: what is offered twice under one id has one place. `verdict.handoff.key` is made for that. */
  id: string;
  /** True if it has raised its hand: it goes before others, and may go beyond the quota by the plan's margin. */
  raised: boolean;
  /** Points for what it did. */
  engagement: number;
  /** Points for who it is. */
  fit: number;
  /** When it was last active, in Unix seconds. */
  last: number;
}

/** What comes of offering a lead. */
export type Offered =
  | {
      /** Whether it goes over to sales. */
      admitted: true;
      /** When, in Unix milliseconds. */
      at: number;
      /** True once for each lead, however often and from wherever it is offered: now it is to be handed over. */
      first: boolean;
    }
  | {
      /** Whether it goes over to sales. */
      admitted: false;
      /** Its place in the queue, from 1. */
      place: number;
      /** Why it waits. */
      reason: { code: "full" | "overflowFull"; label: Label };
    };

/** How full a sas is. */
export interface Congestion {
  /** Leads that wait. */
  waiting: number;
  /** Leads that sales has taken in this period: the fact `taken` of `qualify`. */
  taken: number;
  /** Leads that sales can take in one period; `null` if the plan has no capacity. */
  leads: number | null;
  /** Those who wait in percent of what sales can take in one period; 0 if the plan has no capacity. */
  percent: number;
}

/** A sas. Get one from {@link openSas}. Times are Unix milliseconds, `Date.now()` if left out. */
export interface Sas {
  /**
   * Offers a lead to sales. It goes over if there is room and no better one waits for it; else it waits, with a reason. Offering it again takes no second place,
   * and says where it stands now.
   *
   * @throws {TypeError} for an id that is no text of 1 to 200 characters, or points that are no whole numbers; and whatever the store throws.
   */
  offer(lead: Candidate, now?: number): Promise<Offered>;
  /** Lets in those for whom there is room by now, best first, and gives the ids of all who were let in without having been told of, each once. */
  release(now?: number): Promise<string[]>;
  /** A person takes a lead, waiting or not: it counts, also beyond the quota. */
  take(id: string, now?: number): Promise<void>;
  /** Forgets a lead: it waits no more, or its place is free again. */
  leave(id: string): Promise<void>;
  /** How many wait and have been taken: queue ÷ capacity. */
  congestion(now?: number): Promise<Congestion>;
}

/**
 * Opens the sas between marketing and sales: the plan's `capacity` says how many leads sales can take in a period, the store keeps the queue.
 * Without a capacity in the plan all go over.
 *
 * @throws {PlanError} if the plan has problems. {TypeError} without a plan, {Error} in a browser before `load()`.
 * @example
 * const sas = openSas(plan, d1Sas(env.DB));
 * const { taken } = await sas.congestion();
 * const { verdict } = await qualify(request, { plan, facts: { taken } });
 * const lead = candidate(verdict);
 * if (lead && verdict.transmissible.allowed) {
 *   const offered = await sas.offer(lead);
 *   if (!offered.admitted) console.log(offered.place, offered.reason.label.en);
 *   else if (offered.first) console.log("over to sales");
 * }
 */
export function openSas(source: OpenPlan | PlanSource, store: SasStore): Sas {
  const plan = openPlan(source);
  return {
    async offer(lead, now = Date.now()) {
      const { id, raised } = readCandidate(lead);
      const rank = run((engine) => engine.rank(id, raised, lead.engagement, lead.fit, lead.last));
      const quota = plan.quota(now, { raised });
      const { admitted, ahead, told } = await store.offer({ id, rank, raised }, within(quota, now));
      if (admitted !== null || !quota) return { admitted: true, at: admitted ?? now, first: !told };
      return { admitted: false, place: ahead + 1, reason: { code: quota.code, label: quota.label } };
    },
    release: (now = Date.now()) => store.release(within(plan.quota(now), now)),
    take: (id, now = Date.now()) => store.take(readId(id), now),
    leave: (id) => store.leave(readId(id)),
    async congestion(now = Date.now()) {
      const { taken, waiting } = await store.count(within(plan.quota(now), now).since);
      const { leads, congestion } = plan.quota(now, { waiting }) ?? { leads: null, congestion: 0 };
      return { waiting, taken, leads, percent: congestion };
    },
  };
}

/**
 * What a verdict says of a lead's place in the queue. A hand is raised by a payload that can be believed, `verified` or `consistent`; else the points alone count.
 *
 * @param id its id; default `verdict.handoff.key`. Without either there is no candidate: `null`.
 * @example
 * const lead = candidate(verdict, leadId);
 */
export function candidate({ trust, handoff, reading }: Verdict, id: string | null = handoff.key): Candidate | null {
  const { raised, engagement, fit, at } = reading;
  const believed = trust === "verified" || trust === "consistent";
  return id === null ? null : { id, raised: believed && raised.length > 0, engagement, fit, last: at };
}

/** Without a capacity nothing is too much. */
function within(quota: { leads: number; most: number; since: number } | null, now: number): Quota {
  const { leads, most, since } = quota ?? { leads: Number.MAX_SAFE_INTEGER, most: Number.MAX_SAFE_INTEGER, since: 0 };
  return { now, since: since * 1000, leads, most };
}

function readCandidate(lead: Candidate): Candidate {
  for (const name of ["engagement", "fit", "last"] as const) {
    if (!Number.isInteger(lead[name])) throw new TypeError(`${name}: expected a whole number, found ${kindOf(lead[name])}`);
  }
  return { ...lead, id: readId(lead.id), raised: Boolean(lead.raised) };
}

function readId(id: unknown): string {
  if (typeof id !== "string" || id.length < 1 || id.length > 200) throw new TypeError(`id: expected a text of 1 to 200 characters, found ${kindOf(id)}`);
  return id;
}
