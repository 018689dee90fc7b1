// Where a person stands: the verdict made anew by the engine, and what a change of it brings about.
import { qualify, type Verdict } from "attise/edge";
import type { Facts } from "attise/plan";
import { insertEntry, placeIn, type Entry } from "./audit.ts";
import { crmBody } from "./crm.ts";
import type { Env } from "./env.ts";
import { enqueue } from "./forward.ts";
import { updatePerson, type Person } from "./people.ts";
import { demoPlan, firstOwner } from "./plan.ts";
import type { Lead } from "./store.ts";

/** The facts, and whether there is room with sales. */
export const withRoom = (facts: Facts, full: boolean): Facts => (full ? { ...facts, taken: FULL } : facts);

/** Trust that bounds what the visit is worth: it does so still, though what it was held to is gone. */
const BOUNDED = new Set<string>(["unverified", "replayed", "expired"]);
const seen = { first: async () => false };

/** What is known of a post only as it came: a verdict made later cannot see it any more. */
const AS_IT_CAME = ["trust", "trustReason", "evidence", "seal", "replay", "suspicion", "contact"];

/** More than any sales can take: what the engine is told of who has no place. */
const FULL = 0x7fff_ffff;

/** The verdict of a post with what people have found out since, as of the time of the post. `full`: the sas has no place for it. */
export async function remake(speaker: Lead, { facts, fields }: Pick<Person, "facts" | "fields">, full: boolean): Promise<Verdict> {
  const given = speaker.verdict;
  const unread = given.trust === "engine_unavailable";
  // What was not looked at, or did not count, then does not count now.
  const counted = unread || (given.evidence !== null && given.trustReason !== "automated");
  const payload = counted ? speaker.payload : null;
  const options = { plan: demoPlan(), facts: withRoom(facts, full), now: speaker.createdAt, ...(BOUNDED.has(given.trust) && { replays: seen }) };
  const { verdict } = await qualify({ ...speaker.fields, ...fields, ...(payload !== null && { attise: payload }) }, options);
  // Better the verdict that there is than an empty one in its place.
  if (verdict.trust === "engine_unavailable") {
    if (unread) return given;
    throw new Error(`no verdict: ${verdict.trustReason}`);
  }
  return unread ? verdict : { ...verdict, ...Object.fromEntries(Object.entries(given).filter(([name]) => AS_IT_CAME.includes(name))) };
}

/** The person with another verdict, and since when they stand there. */
export function withVerdict(person: Person, speaker: Lead, verdict: Verdict, now: number): Person {
  const { stage, next } = verdict.reading;
  const was = person.verdict.reading;
  const moved = stage !== was.stage || next?.stage !== was.next?.stage || next?.gate !== was.next?.gate;
  return { ...person, lead: speaker.id, verdict, enteredAt: moved ? now : person.enteredAt };
}

/** True when a change gives the lead to somebody else than who has leads at first. */
export function handsOver(before: string | null, after: string | null): boolean {
  return after !== null && after !== firstOwner && (before === null || before === firstOwner);
}

/** Saves a change with its entries, and tells the CRM. False if somebody else was quicker: then nothing is saved. */
export async function save({ DB, CRM_URL, CRM_FIELDS }: Env, before: Person, after: Person, speaker: Lead, entries: Entry[], event: string, now: number): Promise<boolean> {
  const [was, is] = [placeIn(before.verdict.reading), placeIn(after.verdict.reading)];
  const all = handsOver(was.owner, is.owner)
    ? [...entries, { at: now, person: after.id, who: "", what: "handover", before: was, after: is, reason: null, note: null, detail: {} }]
    : entries;
  const forward = CRM_URL && crmBody({ ...speaker, verdict: after.verdict }, after, event, now, entries[0] ?? null, CRM_FIELDS);
  const results = await DB.batch([
    ...all.map((entry) => insertEntry(DB, entry, before.version)),
    ...(forward ? [enqueue(DB, { ...forward, person: after.id, event }, now, before.version)] : []),
    updatePerson(DB, after),
  ]);
  return (results.at(-1)?.meta.changes ?? 0) > 0;
}
