// The airlock before sales: who waits for room is let through when there is some, and who was proposed waits when there is none any more.
import { placeIn } from "./audit.ts";
import type { Env } from "./env.ts";
import { takenSince, waitingFor } from "./people.ts";
import { periodStart } from "./period.ts";
import { capacity } from "./plan.ts";
import { remake, save, withVerdict } from "./standing.ts";
import { findLead } from "./store.ts";

/** Makes the verdicts of those anew who wait for sales. */
export async function settleSas(env: Env, now: number): Promise<void> {
  if (!capacity) return;
  const taken = await takenSince(env.DB, periodStart(capacity.per, now));
  for (const person of await waitingFor(env.DB, capacity.stage)) {
    const speaker = await findLead(env.DB, person.lead);
    if (!speaker) continue;
    const verdict = remake(speaker, person, taken);
    const [was, is] = [person.verdict.reading.next?.gate, verdict.reading.next?.gate];
    if (was === is && verdict.reading.stage === person.verdict.reading.stage) continue;
    const what = is === "capacity" ? "waits" : "released";
    const entry = { at: now, person: person.id, who: "", what, before: placeIn(person.verdict.reading), after: placeIn(verdict.reading), reason: null, note: null, detail: {} };
    await save(env, person, withVerdict(person, speaker, verdict, now), speaker, [entry], what, now);
  }
}

/** How full sales is: those who wait for room, of what it can take in one period, in percent. */
export interface Congestion {
  taken: number;
  leads: number;
  per: "day" | "week" | "month";
  /** Those who are proposed or wait, beyond the room that is left. */
  queue: number;
  percent: number;
}

export async function congestion({ DB }: Pick<Env, "DB">, now: number): Promise<Congestion | null> {
  if (!capacity) return null;
  const { leads, per, stage } = capacity;
  const [taken, waiting] = await Promise.all([takenSince(DB, periodStart(per, now)), waitingFor(DB, stage)]);
  const queue = Math.max(0, waiting.length - Math.max(0, leads - taken));
  return { taken, leads, per, queue, percent: Math.floor((queue * 100) / leads) };
}
