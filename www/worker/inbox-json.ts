// The inbox for tests and tools: what the list shows of a lead, flat; and one lead whole.
import { askedOf } from "./asked.ts";
import { mailings } from "./crm.ts";
import { dueOf } from "./due.ts";
import type { Whole } from "./lead-page.ts";
import type { Above } from "./list.ts";
import type { Known, Person } from "./people.ts";
import type { Lead } from "./store.ts";

export function listJson({ counts, steps, congestion, queue }: Above, people: Known[]): object {
  return { counts, funnel: steps, congestion, forwards: queue, leads: people.map((person) => ({ ...summary(person.speaker), ...state(person), posts: person.posts })) };
}

export function detailJson({ lead, person, posts, entries, forwards }: Whole): object {
  const { fields, verdict, payload, raw } = lead;
  return {
    ...summary(lead), ...state(person), posts: posts.map(({ id }) => id), fields, asked: askedOf(fields), verdict, payload, rawBytes: raw?.length ?? 0,
    facts: person.facts, heard: person.fields, speaks: person.lead === lead.id,
    history: entries.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })),
    forwards: forwards.map(({ body: _, ...forward }) => forward),
  };
}

function summary({ id, person, createdAt, form, lang, name, company, email, verdict }: Lead): object {
  const { trust, trustReason, reasons, plan, transmissible, route, suspicion } = verdict;
  const { engagement, temperature, fit, coverage, grade, mark, quadrant, persona, raised, disqualified, stage, next, owner, contact, sla } = verdict.reading;
  return {
    id, person, createdAt: new Date(createdAt).toISOString(), form, lang, name, company, email, trust, trustReason,
    score: engagement, temperature, fit, coverage, grade, mark, quadrant, persona, raised, disqualified, stage, next, owner, contact, sla, plan, reasons, transmissible, route, suspicion: suspicion.points,
  };
}

function state(person: Person): object {
  const { outcome, reason, spoken, version } = person;
  const due = dueOf(person);
  return { outcome, reason, spoken, version, due: due === null ? null : new Date(due).toISOString(), mailings: mailings(person.verdict.reading) };
}
