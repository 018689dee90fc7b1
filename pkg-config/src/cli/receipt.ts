// A reading as tables that add up.
import type { Named, Reading } from "../plan/index.js";
import type { Outlook } from "../tools/journeys.js";
import { table, type Cell } from "./table.js";
import { words } from "./words.js";

/** The classes of a reading, then its receipts with their sums: that of the fit only if something of it is known. */
export function showReading(reading: Reading, language: "fr" | "en"): string[] {
  return [...summary(reading, language), "", ...engagement(reading, language), ...fit(reading, language)];
}

function summary(reading: Reading, language: "fr" | "en"): string[] {
  const say = words[language];
  const named = (list: readonly Named[]) => list.map(({ label }) => label[language]).join(", ");
  const rows: Cell[][] = [
    [say.engagement, String(reading.engagement), say.temperatures[reading.temperature]],
    [say.fit, String(reading.fit), say.known(reading.coverage)],
  ];
  if (reading.grade) rows.push([say.grade, reading.grade]);
  if (reading.mark) rows.push([say.mark, reading.mark]);
  if (reading.quadrant) {
    const action = reading.quadrantAction ? ` (${reading.quadrantAction.label[language]})` : "";
    rows.push([say.quadrant, reading.quadrant, say.quadrants[reading.quadrant] + action]);
  }
  if (reading.action) rows.push([say.action, reading.action.id, reading.action.label[language]]);
  if (reading.persona) rows.push([say.persona, reading.persona, points(reading)]);
  if (reading.phase) rows.push([say.phase, reading.phase]);
  if (reading.segments.length > 0) rows.push([say.segments, reading.segments.join(", ")]);
  if (reading.bant) rows.push([say.bant, ...bant(reading.bant, language)]);
  if (reading.subject) rows.push([say.subject, ...subject(reading.subject, language)]);
  if (reading.stage) rows.push([say.stage, reading.stage, reading.owner ?? ""]);
  if (reading.next) rows.push([say.next, reading.next.stage, say.gates[reading.next.gate]]);
  if (reading.raised.length > 0) rows.push([say.raised, reading.raised.join(", ")]);
  if (reading.disqualified.length > 0) rows.push([say.disqualified, reading.disqualified.map(({ id }) => id).join(", "), named(reading.disqualified)]);
  if (reading.contact && reading.contact !== "any") rows.push([say.contact, reading.contact, say.contacts[reading.contact]]);
  if (reading.sla) rows.push([say.sla, say.delay(reading.sla)]);
  if (reading.actions.length > 0) rows.push([say.actions, reading.actions.map(({ id }) => id).join(", "), named(reading.actions)]);
  for (const [slot, offer] of Object.entries(reading.offers)) rows.push([say.offers, offer, slot]);
  return table(rows);
}

/** The points of each persona, best first. */
const points = ({ personas }: Reading): string =>
  [...personas].sort((one, other) => other.points - one.points).map(({ id, points }) => `${id} ${points}`).join(", ");

function bant(bant: NonNullable<Reading["bant"]>, language: "fr" | "en"): [string, string] {
  const say = words[language];
  const facts = ["budget", "authority", "need", "timing"] as const;
  const known = facts.filter((fact) => bant[fact] !== "unknown");
  return [say.of(known.length, facts.length), facts.map((fact) => `${say.facts[fact]} ${say.certainties[bant[fact]]}`).join(", ")];
}

function subject(subject: NonNullable<Reading["subject"]>, language: "fr" | "en"): [string, string] {
  const say = words[language];
  const known = (["person", "company", "project"] as const).filter((part) => subject[part]);
  return [say.of(subject.known, 3), known.map((part) => say.subjects[part]).join(", ")];
}

/** What is missing to the next temperature and to the next stage, with how soon the lead is one for sales. */
export function showOutlook({ readiness, temperature, stage }: Outlook, language: "fr" | "en"): string[] {
  const say = words[language];
  const missing = [temperature, stage].filter((each) => each !== null);
  return table([
    [say.readiness, say.readinesses[readiness]],
    ...missing.map(({ target, text }) => [say.to(target.label[language]), text[language]]),
  ]);
}

/** The receipt of the engagement with its sum. */
export function engagement({ receipt, engagement }: Pick<Reading, "receipt" | "engagement">, language: "fr" | "en"): string[] {
  const say = words[language];
  return table([
    [say.criterion, ...say.receipt],
    ...receipt.map(({ label, base, times, faded, trimmed, floor, points }) => [
      label[language], base, times, faded, trimmed, floor, points,
    ]),
    [say.sum, "", "", "", "", "", engagement],
  ]);
}

/** The receipt of the fit with its sum, an empty line before it; nothing if nothing of it is known. */
export function fit({ fitReceipt, fit }: Pick<Reading, "fitReceipt" | "fit">, language: "fr" | "en"): string[] {
  const say = words[language];
  if (!fitReceipt.some(({ known }) => known)) return [];
  return [
    "",
    ...table([
      [say.fit, say.value, say.points],
      ...fitReceipt.map(({ label, value, known, points }) => [label[language], known ? (value ?? "") : say.unknown, points]),
      [say.sum, "", fit],
    ]),
  ];
}
