// The posts in D1, as they came. Nothing of a row is changed afterwards.
import type { Verdict } from "attise/edge";
import type { Database, Statement } from "./env.ts";
import { langOf, type Lang } from "./language.ts";
import type { Contact } from "./contact.ts";
import { complete } from "./reading.ts";

export interface Lead extends Contact {
  id: string;
  /** Whom it is from: see person-id.ts. */
  person: string;
  createdAt: number;
  form: string | null;
  lang: Lang;
  fields: Record<string, string>;
  verdict: Verdict;
  payload: string | null;
  /** The start of a body that could not be read as a form. */
  raw: Uint8Array | null;
}

/** A criterion, or `form` with a form's name, that says what a lead did with a content. */
export interface Mark {
  asset: string;
  what: string;
  name: string;
}

export interface LeadRow extends Contact {
  id: string;
  person: string;
  created_at: number;
  form: string | null;
  lang: string;
  fields: string;
  verdict: string;
  payload: string | null;
  raw: ArrayBuffer | number[] | null;
}

/** 128 random bits, nearly, in 22 characters: the address of a thank-you page cannot be guessed. */
export function newId(): string {
  const text = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  // No minus comes first: a spreadsheet would take the id for a formula.
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "").replace(/^-/, "_");
}

export const LEAD_COLUMNS = "id, person, created_at, form, lang, name, company, email, fields, verdict, payload, raw";

export function insertLead(db: Database, lead: Lead): Statement {
  return db
    .prepare(`INSERT INTO leads (${LEAD_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    .bind(
      lead.id, lead.person, lead.createdAt, lead.form, lead.lang, lead.name, lead.company, lead.email,
      JSON.stringify(lead.fields), JSON.stringify(lead.verdict), lead.payload, lead.raw,
    );
}

export async function findLead(db: Database, id: string): Promise<Lead | null> {
  const row = await db.prepare(`SELECT ${LEAD_COLUMNS} FROM leads WHERE id = ?`).bind(id).first<LeadRow>();
  return row && leadOf(row);
}

/** The posts of a person, the newest first. */
export async function postsOf(db: Database, person: string): Promise<Lead[]> {
  const { results } = await db
    .prepare(`SELECT ${LEAD_COLUMNS.replace("raw", "NULL AS raw")} FROM leads WHERE person = ? ORDER BY created_at DESC, rowid DESC LIMIT 100`)
    .bind(person)
    .all<LeadRow>();
  return results.map(leadOf);
}

export async function countLeads(db: Database): Promise<number> {
  return (await db.prepare("SELECT count(*) AS leads FROM leads").first<{ leads: number }>())?.leads ?? 0;
}

/** For each content, how many leads have one of its marks. */
export async function countMarks(db: Database, marks: Mark[]): Promise<{ asset: string; what: string; leads: number }[]> {
  const { results } = await db
    .prepare(
      `SELECT mark.value ->> 'asset' AS asset, mark.value ->> 'what' AS what, count(DISTINCT happened.id) AS leads
       FROM json_each(?1) AS mark JOIN (
         SELECT leads.id AS id, line.value ->> 'criterion' AS name FROM leads, json_each(leads.verdict, '$.reading.receipt') AS line
         UNION ALL SELECT id, 'form ' || form FROM leads
       ) AS happened ON happened.name = mark.value ->> 'name'
       GROUP BY 1, 2`,
    )
    .bind(JSON.stringify(marks))
    .all<{ asset: string; what: string; leads: number }>();
  return results;
}

export function leadOf({ created_at, lang, fields, verdict, raw, ...same }: LeadRow): Lead {
  return {
    ...same,
    createdAt: created_at,
    lang: langOf(lang),
    fields: JSON.parse(fields) as Record<string, string>,
    verdict: complete(JSON.parse(verdict) as Verdict),
    raw: raw && new Uint8Array(raw),
  };
}
