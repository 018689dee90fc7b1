// A verdict as the flat fields of a CRM; names only, nothing is decided here.
import type { Label } from "../plan/types.js";
import { personOf, type Person } from "./person.js";
import type { Qualified } from "./qualify.js";

/** A CRM whose way of naming fields is known. */
export type Crm = "hubspot" | "salesforce" | "pipedrive";

/** What a field of a CRM holds. */
export type CrmValue = string | number | boolean | null;

/** Names of the fields that every account of a CRM has. */
const STANDARD: Record<Crm, Partial<Record<keyof Person | "doNotCall", string>>> = {
  hubspot: {
    email: "email", firstName: "firstname", lastName: "lastname", phone: "phone", company: "company", jobTitle: "jobtitle", country: "country",
  },
  salesforce: {
    email: "Email", firstName: "FirstName", lastName: "LastName", phone: "Phone", company: "Company", jobTitle: "Title", country: "Country",
    doNotCall: "DoNotCall",
  },
  pipedrive: { email: "email", wholeName: "name", phone: "phone", company: "org_name" },
};

/** What the fields of one's own hold, by their names in words. */
const own = ({ verdict }: Qualified, said: (label: Label) => string): Record<string, CrmValue> => {
  const { reading, transmissible, evidence } = verdict;
  const { bant, subject } = reading;
  return {
    score: reading.engagement,
    temperature: reading.temperature,
    fit: reading.fit,
    "fit coverage": reading.coverage,
    grade: reading.grade,
    mark: reading.mark,
    persona: reading.persona,
    quadrant: reading.quadrant,
    phase: reading.phase,
    stage: reading.stage,
    "next stage": reading.next?.stage ?? null,
    "next gate": reading.next?.gate ?? null,
    owner: reading.owner,
    "contact policy": reading.contact,
    route: verdict.route,
    transmissible: transmissible.allowed,
    "transmissible code": transmissible.code,
    "transmissible why": said(transmissible.why),
    reasons: said(verdict.reasons),
    "due by": verdict.dueBy === null ? null : new Date(verdict.dueBy * 1000).toISOString(),
    trust: verdict.trust,
    "trust reason": verdict.trustReason,
    suspicion: verdict.suspicion.points,
    "contact quality": verdict.contact.quality,
    "hand raised": reading.raised.length > 0,
    disqualified: list(reading.disqualified.map(({ label }) => said(label))),
    segments: list(reading.segments),
    "bant budget": bant?.budget ?? null,
    "bant authority": bant?.authority ?? null,
    "bant need": bant?.need ?? null,
    "bant timing": bant?.timing ?? null,
    "subject known": subject?.known ?? null,
    visits: evidence?.visits ?? null,
    "handoff key": verdict.handoff.key,
    plan: verdict.plan.id,
    "plan hash": verdict.plan.hash,
    "read at": new Date(reading.at * 1000).toISOString(),
  };
};

/** How each CRM writes the name of a field of one's own. */
const NAMED: Record<Crm, (words: string) => string> = {
  hubspot: (words) => `attise_${words.replaceAll(" ", "_")}`,
  salesforce: (words) => `Attise_${words.split(" ").map(capital).join("_")}__c`,
  pipedrive: (words) => `Attise ${words}`,
};

/**
 * A verdict as flat fields, named as a CRM names them: the contact in the CRM's own fields, the rest in fields that are to be created once (`www/docs/crm.md`).
 * Lists are texts with `; ` between, times are ISO 8601 in UTC; what is not known is `null`.
 *
 * Pipedrive gives each account keys of 40 hexadecimal digits for its own fields: there the names are those to look the keys up by.
 *
 * @param language the language of sentences and names; default English.
 * @throws {TypeError} for another CRM.
 * @example
 * const qualified = await qualify(request, { plan });
 * const properties = crmFields(qualified, "hubspot");
 * properties.attise_score; // 72
 */
export function crmFields(qualified: Qualified, crm: Crm, language: keyof Label = "en"): Record<string, CrmValue> {
  if (!Object.hasOwn(NAMED, crm)) throw new TypeError(`crm: expected \`hubspot\`, \`salesforce\` or \`pipedrive\`, found \`${String(crm)}\``);
  const { contact } = qualified.verdict.reading;
  const standard = { ...personOf(qualified.fields), doNotCall: contact !== null && contact !== "any" };
  const fields: Record<string, CrmValue> = {};
  for (const [name, value] of Object.entries(standard)) {
    const named = STANDARD[crm][name as keyof typeof standard];
    if (named) fields[named] = value;
  }
  for (const [words, value] of Object.entries(own(qualified, (label) => label[language]))) fields[NAMED[crm](words)] = value;
  return fields;
}

const list = (texts: string[]): string | null => (texts.length > 0 ? texts.join("; ") : null);

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
