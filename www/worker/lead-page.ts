// GET /inbox/:id: what the lead's page shows, read from the database; also after an act that was refused.
import { entriesOf, type Entry } from "./audit.ts";
import { detailPage } from "./detail.ts";
import type { Env } from "./env.ts";
import { forwardsOf, type Forward } from "./forward.ts";
import type { Markup } from "./html.ts";
import type { Lang } from "./language.ts";
import { findPerson, type Person } from "./people.ts";
import { findLead, postsOf, type Lead } from "./store.ts";

/** All that is known of one post and its person. */
export interface Whole {
  /** The post, with its person's verdict if it speaks for them. */
  lead: Lead;
  person: Person;
  /** All of the person's posts, the newest first. */
  posts: Lead[];
  entries: Entry[];
  forwards: Forward[];
}

/** What is to be said first: that something was done, or why not. */
export interface Said {
  refused?: string;
  done?: string;
}

export async function wholeOf({ DB }: Env, id: string): Promise<Whole | null> {
  const lead = await findLead(DB, id);
  const person = lead && (await findPerson(DB, lead.person));
  if (!person) return null;
  const [posts, entries, forwards] = await Promise.all([postsOf(DB, person.id), entriesOf(DB, person.id), forwardsOf(DB, person.id)]);
  return { lead: person.lead === id ? { ...lead, verdict: person.verdict } : lead, person, posts, entries, forwards };
}

export async function leadPage(env: Env, id: string, lang: Lang, said: Said = {}): Promise<Markup | null> {
  const whole = await wholeOf(env, id);
  return whole && detailPage(whole, lang, said, Date.now());
}
