// What the CRM is sent: one flat object for each post, and for each thing that was done with the lead afterwards.
import { crmFields } from "attise/edge";
import type { Entry } from "./audit.ts";
import type { Message } from "./forward.ts";
import type { Person } from "./people.ts";
import { firstOwner } from "./plan.ts";
import type { Lead } from "./store.ts";

/** What is put into the queue: its key is the same however often it is sent. */
export function crmBody(lead: Lead, person: Pick<Person, "id" | "outcome" | "reason" | "version">, event: string, now: number, entry: Entry | null, crm?: string): Pick<Message, "key" | "suffix" | "body"> {
  const { engagement, temperature, fit, grade, mark, quadrant, persona, stage, next, owner, contact, sla, disqualified } = lead.verdict.reading;
  const of = (name: string, value: string | number | null | undefined) => (value === null || value === undefined || value === "" ? [] : [[name, value]]);
  const key = handoffOf(lead);
  const body = Object.fromEntries([
    ...namedFor(lead, crm),
    ["event", event], ["lead", lead.id], ["handoff", handoffOf(lead)], ["person", person.id], ["at", new Date(now).toISOString()], ["posted_at", new Date(lead.createdAt).toISOString()],
    ...Object.entries(lead.fields).flatMap(([name, value]) => of(`field_${name}`, value)),
    ...of("name", lead.name), ...of("company", lead.company), ...of("email", lead.email), ...of("phone", lead.fields.phone), ...of("form", lead.form), ["language", lead.lang],
    ["score", engagement], ["temperature", temperature], ["fit", fit], ...of("grade", grade), ...of("mark", mark), ...of("quadrant", quadrant), ...of("persona", persona),
    ...of("stage", stage), ...of("next_stage", next?.stage), ...of("next_gate", next?.gate), ...of("owner", owner), ...of("contact", contact), ...of("sla_minutes", sla),
    ...of("disqualified", disqualified.map(({ id }) => id).join(", ")), ["trust", lead.verdict.trust], ["reasons", lead.verdict.reasons[lead.lang]], ["plan", lead.verdict.plan.hash],
    ["route", lead.verdict.route], ["transmissible", lead.verdict.transmissible.code],
    ["mailings", mailings(lead.verdict.reading) ? "on" : "off"],
    ...of("outcome", person.outcome), ...of("outcome_reason", person.reason), ...of("by", entry?.who), ...of("note", entry?.note), ...of("partner", entry?.detail.partner),
  ]);
  return { key, suffix: event === "received" ? lead.id : `${event}-${person.version}`, body: JSON.stringify(body) };
}

/** The lead under the names of a CRM; a name that is none of one must not lose the lead. */
function namedFor({ verdict, fields, lang }: Lead, crm: string | undefined): [string, string | number | boolean | null][] {
  const known = (["hubspot", "salesforce", "pipedrive"] as const).find((name) => name === crm);
  return known ? Object.entries(crmFields({ verdict, fields, body: null }, known, lang)) : [];
}

/** The same for all posts of a lead, where the verdict says so. */
function handoffOf({ id, verdict }: Lead): string {
  return verdict.handoff.key ?? id;
}

/** Whether automated mailings may go on: not to whom a person has in hand, nor to whom nobody may write. */
export function mailings({ owner, contact }: Lead["verdict"]["reading"]): boolean {
  return owner === firstOwner && contact !== "none";
}
