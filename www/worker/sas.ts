// The airlock before sales: the plan's capacity says how many may go over, the package's sas keeps their order; who finds no place waits.
import { candidate, d1Sas, openSas, type Congestion as Queue, type Sas } from "attise/edge";
import type { Verdict } from "attise/edge";
import { placeIn } from "./audit.ts";
import type { Env } from "./env.ts";
import { waitingFor, withPosts } from "./people.ts";
import { capacity, demoPlan, placeOf } from "./plan.ts";
import { remake, save, withVerdict } from "./standing.ts";

export const sasOf = ({ DB }: Pick<Env, "DB">): Sas => openSas(demoPlan(), d1Sas(DB));

/**
 * Whether a person has a place with sales. Only who is ready for the stage that capacity limits asks for one, and keeps it once it is theirs. Where nobody can say
 * there is one.
 */
export async function hasPlace(env: Pick<Env, "DB">, person: string, verdict: Verdict, now: number): Promise<boolean> {
  const { stage, next } = verdict.reading;
  const ready = capacity !== null && (placeOf(stage) >= placeOf(capacity.stage) || next?.stage === capacity.stage);
  const lead = ready && candidate(verdict, person);
  if (!lead) return true;
  try {
    return (await sasOf(env).offer(lead, now)).admitted;
  } catch (error) {
    console.error("no sas", error);
    return true;
  }
}

/** Lets those through who wait for a place and have one by now, the best first. */
export async function settleSas(env: Env, now: number): Promise<void> {
  if (!capacity) return;
  for (const person of await withPosts(env.DB, await waitingFor(env.DB, capacity.stage))) {
    const { speaker, verdict: was } = person;
    if (!(await hasPlace(env, person.id, was, now))) continue;
    const verdict = await remake(speaker, person, false);
    const entry = { at: now, person: person.id, who: "", what: "released", before: placeIn(was.reading), after: placeIn(verdict.reading), reason: null, note: null, detail: {} };
    await save(env, person, withVerdict(person, speaker, verdict, now), speaker, [entry], "released", now);
  }
}

/** What the list says of how full sales is. */
export interface Congestion extends Queue {
  leads: number;
  per: "day" | "week" | "month";
}

/** `null` without a capacity, and where nobody can say: the leads are shown all the same. */
export async function congestion(env: Pick<Env, "DB">, now: number): Promise<Congestion | null> {
  if (!capacity) return null;
  try {
    return { ...(await sasOf(env).congestion(now)), leads: capacity.leads, per: capacity.per };
  } catch (error) {
    console.error("no sas", error);
    return null;
  }
}
