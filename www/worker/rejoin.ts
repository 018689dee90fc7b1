// A person has posted again: which post speaks for them now, what they have agreed to, and whether who was sent back is to be looked at anew.
import { placeIn, type Entry } from "./audit.ts";
import { released } from "./acts.ts";
import type { Env } from "./env.ts";
import { findPerson, speakerOf, type Person } from "./people.ts";
import { placeOf, valuesOf } from "./plan.ts";
import { hasPlace } from "./sas.ts";
import { remake, save, withVerdict } from "./standing.ts";
import { postsOf, type Lead } from "./store.ts";

/** Tries: somebody else may change the person at the same time. */
const TRIES = 5;

/** Joins a person's posts. A first post has nothing to be joined with. */
export async function rejoin(env: Env, id: string, now: number): Promise<void> {
  for (let i = 0; i < TRIES; i++) {
    const [person, posts] = await Promise.all([findPerson(env.DB, id), postsOf(env.DB, id)]);
    const [newest] = posts;
    if (!person || !newest || (posts.length === 1 && person.version === 1)) return;
    if (await join(env, person, posts, newest, now)) return;
  }
  throw new Error("the posts of a person were not joined: too many changes at once");
}

async function join(env: Env, person: Person, posts: Lead[], newest: Lead, now: number): Promise<boolean> {
  const again = asksAgain(person, newest);
  const speaker = again ? newest : (await speakerOf(env.DB, person.id)) ?? newest;
  const open = again ? { ...released(person), outcome: null, reason: null } : person;
  const kept = { ...open, fields: { ...open.fields, ...agreedIn(posts) } };
  const free = await remake(speaker, kept, false);
  const verdict = (await hasPlace(env, person.id, free, now)) ? free : await remake(speaker, kept, true);
  const after = withVerdict(kept, speaker, verdict, now);
  const entry: Entry = { at: now, person: person.id, who: "", what: "again", before: placeIn(person.verdict.reading), after: placeIn(verdict.reading), reason: null, note: null, detail: {} };
  return save({ ...env, CRM_URL: "" }, person, after, speaker, again ? [entry] : [], "again", now);
}

/** Who was sent back and now stands higher by a new post alone. */
function asksAgain({ facts, actedAt }: Person, newest: Lead): boolean {
  const { stage, next } = newest.verdict.reading;
  return facts.atMost !== undefined && newest.createdAt > (actedAt ?? 0) && placeOf(next?.stage ?? stage) > placeOf(facts.atMost);
}

/** What the person has agreed to last, for plans that ask for it: it holds though the browser forgets. */
function agreedIn(posts: Lead[]): Record<string, string> {
  if (valuesOf("consent") === null) return {};
  const consent = posts.map(({ fields }) => fields.consent?.trim()).find(Boolean);
  return consent ? { consent } : {};
}
