// The inbox for tests and tools: what the list shows of a lead, flat; and one lead whole.
import { askedOf } from "./asked.ts";
import type { Counts, Lead } from "./store.ts";

export function listJson(counts: Counts, leads: Lead[]): object {
  return { counts, leads: leads.map(summary) };
}

export function detailJson(lead: Lead): object {
  const { fields, verdict, payload, raw } = lead;
  return { ...summary(lead), fields, asked: askedOf(fields), verdict, payload, rawBytes: raw?.length ?? 0 };
}

function summary({ id, createdAt, form, lang, name, company, email, verdict }: Lead): object {
  const { trust, trustReason, reasons, plan } = verdict;
  const { engagement, temperature, fit, coverage, grade, mark, quadrant, persona, raised, disqualified, stage, next, owner, contact, sla } = verdict.reading;
  return {
    id, createdAt: new Date(createdAt).toISOString(), form, lang, name, company, email, trust, trustReason,
    score: engagement, temperature, fit, coverage, grade, mark, quadrant, persona, raised, disqualified, stage, next, owner, contact, sla, plan, reasons,
  };
}
