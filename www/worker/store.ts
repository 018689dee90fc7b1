// The leads in D1: one insert, one list, one look-up. All SQL of the worker is here.
import type { Verdict } from "attise/edge";
import type { Database } from "./env.ts";
import { langOf, type Lang } from "./language.ts";
import type { Contact } from "./contact.ts";
import { complete } from "./reading.ts";

export interface Lead extends Contact {
  id: string;
  createdAt: number;
  form: string | null;
  lang: Lang;
  fields: Record<string, string>;
  verdict: Verdict;
  payload: string | null;
  /** The start of a body that could not be read as a form. */
  raw: Uint8Array | null;
}

/** What a list needs of a lead. */
export interface Filter {
  temperature: "hot" | "warm" | "cold" | null;
  /** Only leads whose next stage waits for a person. */
  waiting: boolean;
  sort: "newest" | "best";
  limit: number;
  offset: number;
}

export interface Counts {
  all: number;
  hot: number;
  warm: number;
  cold: number;
  waiting: number;
}

/** A criterion, or `form` with a form's name, that says what a lead did with a content. */
export interface Mark {
  asset: string;
  what: string;
  name: string;
}

interface Row extends Contact {
  id: string;
  created_at: number;
  form: string | null;
  lang: string;
  fields: string;
  verdict: string;
  payload: string | null;
  raw: ArrayBuffer | number[] | null;
}

/** 128 random bits, 22 characters: the address of a thank-you page cannot be guessed. */
export function newId(): string {
  const text = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

const COLUMNS = "id, created_at, form, lang, name, company, email, fields, verdict, payload, raw";

export async function insertLead(db: Database, lead: Lead): Promise<void> {
  await db
    .prepare(`INSERT INTO leads (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    .bind(
      lead.id, lead.createdAt, lead.form, lead.lang, lead.name, lead.company, lead.email,
      JSON.stringify(lead.fields), JSON.stringify(lead.verdict), lead.payload, lead.raw,
    )
    .run();
}

export async function findLead(db: Database, id: string): Promise<Lead | null> {
  const row = await db.prepare(`SELECT ${COLUMNS} FROM leads WHERE id = ?`).bind(id).first<Row>();
  return row && leadOf(row);
}

/** Whom to call first: those whom sales is asked to take or has taken, then by warmth; who is no lead comes last. */
const FIRST = [
  "coalesce(json_array_length(verdict, '$.reading.disqualified'), 0) > 0",
  "coalesce(next_gate IN ('human', 'verbal'), 0) + coalesce(json_extract(verdict, '$.reading.contact') = 'any', 0) = 0",
  "CASE temperature WHEN 'hot' THEN 0 WHEN 'warm' THEN 1 ELSE 2 END",
  "score DESC, fit DESC, created_at DESC",
];

const ORDER = { newest: "created_at DESC, rowid DESC", best: FIRST.join(", ") };

export async function listLeads(db: Database, filter: Filter): Promise<Lead[]> {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS.replace("raw", "NULL AS raw")} FROM leads
       WHERE (?1 IS NULL OR temperature = ?1) AND (?2 = 0 OR next_gate = 'human')
       ORDER BY ${ORDER[filter.sort]} LIMIT ?3 OFFSET ?4`,
    )
    .bind(filter.temperature, filter.waiting ? 1 : 0, filter.limit, filter.offset)
    .all<Row>();
  return results.map(leadOf);
}

export async function countLeads(db: Database): Promise<Counts> {
  const counts = await db
    .prepare(
      `SELECT count(*) AS "all", total(temperature = 'hot') AS hot, total(temperature = 'warm') AS warm,
       total(temperature = 'cold') AS cold, total(next_gate = 'human') AS waiting FROM leads`,
    )
    .first<Counts>();
  return counts ?? { all: 0, hot: 0, warm: 0, cold: 0, waiting: 0 };
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

function leadOf({ created_at, lang, fields, verdict, raw, ...same }: Row): Lead {
  return {
    ...same,
    createdAt: created_at,
    lang: langOf(lang),
    fields: JSON.parse(fields) as Record<string, string>,
    verdict: complete(JSON.parse(verdict) as Verdict),
    raw: raw && new Uint8Array(raw),
  };
}
