// The airlock before sales: who waits for room is let through when there is some, and who was proposed waits when there is none any more.
import { placeIn } from "./audit.ts";
import type { Env } from "./env.ts";
import { takenSince, waitingFor, withPosts } from "./people.ts";
import { periodStart } from "./period.ts";
import { capacity } from "./plan.ts";
import { remake, save, withVerdict } from "./standing.ts";

/** Goes through those who wait for sales, the best first: as many are proposed as sales has room for, the others wait. */
export async function settleSas(env: Env, now: number): Promise<void> {
  if (!capacity) return;
  let taken = await takenSince(env.DB, periodStart(capacity.per, now));
  for (const person of await withPosts(env.DB, await waitingFor(env.DB, capacity.stage))) {
    const { speaker } = person;
    const verdict = await remake(speaker, person, taken);
    const [was, is] = [person.verdict.reading, verdict.reading];
    // Whoever is proposed has a place until sales has decided.
    if (is.next?.gate !== "capacity") taken += 1;
    if (was.next?.gate === is.next?.gate && was.stage === is.stage) continue;
    const what = is.next?.gate === "capacity" ? "waits" : "released";
    const entry = { at: now, person: person.id, who: "", what, before: placeIn(was), after: placeIn(is), reason: null, note: null, detail: {} };
    await save(env, person, withVerdict(person, speaker, verdict, now), speaker, [entry], what, now);
  }
}

/** How full sales is: those who wait for room, of what it can take in one period, in percent. */
export interface Congestion {
  taken: number;
  leads: number;
  per: "day" | "week" | "month";
  /** Those who wait because there is no room. */
  queue: number;
  percent: number;
}

export async function congestion({ DB }: Pick<Env, "DB">, now: number): Promise<Congestion | null> {
  if (!capacity) return null;
  const { leads, per, stage } = capacity;
  const [taken, waiting] = await Promise.all([takenSince(DB, periodStart(per, now)), waitingFor(DB, stage)]);
  const queue = waiting.filter(({ verdict }) => verdict.reading.next?.gate === "capacity").length;
  return { taken, leads, per, queue, percent: Math.floor((queue * 100) / leads) };
}
