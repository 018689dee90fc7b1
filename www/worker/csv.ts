// The leads as CSV (RFC 4180): all that a spreadsheet needs, and the outcomes as `attise replay --outcomes` reads them.
import type { Known } from "./people.ts";
import { askedOf } from "./asked.ts";
import { dueOf } from "./due.ts";

type Cell = string | number | boolean | null | undefined;

/** One row a person, the first to call first. */
export function leadsCsv(people: Known[]): string {
  const columns = [
    "visitor", "verdict", "reason", "outcome", "stage", "next_stage", "next_gate", "owner", "contact", "route", "due", "temperature", "score", "fit", "grade", "quadrant", "persona", "trust",
    "suspicion", "name", "company", "email", "phone", "form", "language", "posts", "first_stage_since", "last_act", "posted", "fields_asked", "fields_answered", "reasons_fr", "reasons_en",
  ];
  const rows = people.map((person): Cell[] => {
    const { speaker, verdict, outcome, posts, enteredAt, actedAt } = person;
    const { reading, reasons, trust } = verdict;
    const { fields, answered } = askedOf(speaker.fields);
    const points = "suspicion" in verdict ? (verdict.suspicion as { points: number } | null)?.points : null;
    return [
      speaker.id, verdictOf(person), reasonOf(person), outcome, reading.stage, reading.next?.stage, reading.next?.gate, reading.owner, reading.contact, verdict.route, time(dueOf(person)), reading.temperature, reading.engagement, reading.fit, reading.grade, reading.quadrant, reading.persona, trust,
      points, text(speaker.name), text(speaker.company), text(speaker.email), text(speaker.fields.phone), text(speaker.form), speaker.lang, posts, time(enteredAt), time(actedAt), time(speaker.createdAt), fields, answered, reasons.fr, reasons.en,
    ];
  });
  return table([columns, ...rows]);
}

/** What sales has said of those whom it has judged, and nothing of the others. */
export function outcomesCsv(people: Known[]): string {
  const judged = people.filter(({ outcome }) => outcome !== null);
  return table([["visitor", "verdict", "reason"], ...judged.map((person) => [person.speaker.id, verdictOf(person), reasonOf(person)])]);
}

const verdictOf = ({ outcome }: Known) => (outcome === null ? null : outcome === "accepted" ? "accepted" : "rejected");
const reasonOf = ({ outcome, reason }: Known) => reason ?? (outcome === "referred" ? "referred" : null);
const time = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** A visitor's words: what a spreadsheet would take for a formula begins with an apostrophe. */
const text = (words: string | null | undefined) => (words && /^[=+\-@\t\r\n|%]/.test(words) ? `'${words}` : words);

/** With the mark of UTF-8, without which Excel takes it for something else. */
const table = (rows: Cell[][]) => `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

function cell(value: Cell): string {
  const written = String(value ?? "");
  return /[",\r\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
}
