// Leads as sales knows them: a person with one or more posts, and where they stand now. See migrations/0002_people.sql.
import type { Verdict } from "attise/edge";
import type { Facts } from "attise/plan";
import type { Database, Statement } from "./env.ts";
import { complete } from "./reading.ts";
import { findLead, LEAD_COLUMNS, leadOf, type Lead, type LeadRow } from "./store.ts";

export type Outcome = "accepted" | "rejected" | "recycled" | "referred";

export interface Person {
  /** The address as it counts, or the id of the only post. */
  id: string;
  /** The post that speaks for them. */
  lead: string;
  /** That post's verdict, with what people have found out since. */
  verdict: Verdict;
  facts: Facts;
  /** Learnt by voice: counts before the form. */
  fields: Record<string, string>;
  /** Somebody has spoken with them. */
  spoken: boolean;
  outcome: Outcome | null;
  reason: string | null;
  /** Unix milliseconds: since when they stand there. */
  enteredAt: number;
  /** Unix milliseconds: when a person last acted. */
  actedAt: number | null;
  /** Counts the changes, so that two who act at once do not overwrite each other. */
  version: number;
}

/** A person with the post that speaks for them, as it stands now. */
export interface Known extends Person {
  speaker: Lead;
  posts: number;
}

/** What a list asks for. */
export interface Filter {
  temperature: "hot" | "warm" | "cold" | null;
  /** Only those who wait for a person to decide. */
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

interface Row {
  id: string;
  lead: string;
  verdict: string;
  facts: string;
  fields: string;
  spoken: number;
  outcome: Outcome | null;
  reason: string | null;
  entered_at: number;
  acted_at: number | null;
  version: number;
}

const COLUMNS = "id, lead, verdict, facts, fields, spoken, outcome, reason, entered_at, acted_at, version";

export async function findPerson(db: Database, id: string): Promise<Person | null> {
  const row = await db.prepare(`SELECT ${COLUMNS} FROM people WHERE id = ?`).bind(id).first<Row>();
  return row && personOf(row);
}

/** A person who is new, by their first post. One who is there stays as they are. */
export function insertPerson(db: Database, lead: Lead): Statement {
  return db
    .prepare("INSERT INTO people (id, lead, verdict, entered_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
    .bind(lead.person, lead.id, JSON.stringify(lead.verdict), lead.createdAt);
}

/** The person changed, if they are still at the version that was read. */
export function updatePerson(db: Database, person: Person): Statement {
  const { id, lead, verdict, facts, fields, spoken, outcome, reason, enteredAt, actedAt, version } = person;
  return db
    .prepare(
      `UPDATE people SET lead = ?3, verdict = ?4, facts = ?5, fields = ?6, spoken = ?7, outcome = ?8, reason = ?9, entered_at = ?10, acted_at = ?11,
       version = version + 1 WHERE id = ?1 AND version = ?2`,
    )
    .bind(id, version, lead, JSON.stringify(verdict), JSON.stringify(facts), JSON.stringify(fields), spoken ? 1 : 0, outcome, reason, enteredAt, actedAt);
}

/**
 * Whom to call first: those whom sales is asked to take, then those it has taken, then by warmth; what looks made up comes after them, and who is no lead
 * or was sent back last.
 */
const FIRST = [
  "disqualified",
  "coalesce(outcome IN ('rejected', 'recycled', 'referred'), 0)",
  "coalesce(json_extract(verdict, '$.route') = 'review' AND json_extract(verdict, '$.suspicion.points') > 0, 0)",
  "CASE WHEN next_gate IN ('human', 'verbal') OR contact = 'any' THEN coalesce(acted_at > entered_at, 0) ELSE 2 END",
  "CASE temperature WHEN 'hot' THEN 0 WHEN 'warm' THEN 1 ELSE 2 END",
  "score DESC, fit DESC, entered_at DESC",
];

const NEWEST = "(SELECT max(created_at) FROM leads WHERE person = people.id) DESC, rowid DESC";
const ORDER = { newest: NEWEST, best: FIRST.join(", ") };

export async function listPeople(db: Database, filter: Filter): Promise<Known[]> {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM people WHERE (?1 IS NULL OR temperature = ?1) AND (?2 = 0 OR next_gate IN ('human', 'verbal'))
       ORDER BY ${ORDER[filter.sort]} LIMIT ?3 OFFSET ?4`,
    )
    .bind(filter.temperature, filter.waiting ? 1 : 0, filter.limit, filter.offset)
    .all<Row>();
  return withPosts(db, results.map(personOf));
}

/** All of them, whom to call first first. */
export async function allPeople(db: Database): Promise<Known[]> {
  return listPeople(db, { temperature: null, waiting: false, sort: "best", limit: -1, offset: 0 });
}

/** People with the posts that speak for them. */
export async function withPosts(db: Database, people: Person[]): Promise<Known[]> {
  const { results } = await db
    .prepare(
      `SELECT ${LEAD_COLUMNS.replace("raw", "NULL AS raw")}, (SELECT count(*) FROM leads AS other WHERE other.person = leads.person) AS posts
       FROM leads WHERE id IN (SELECT value FROM json_each(?))`,
    )
    .bind(JSON.stringify(people.map(({ lead }) => lead)))
    .all<LeadRow & { posts: number }>();
  const rows = new Map(results.map((row) => [row.id, row]));
  return people.flatMap((person) => {
    const row = rows.get(person.lead);
    return row ? [{ ...person, speaker: { ...leadOf(row), verdict: person.verdict }, posts: row.posts }] : [];
  });
}

export async function countPeople(db: Database): Promise<Counts> {
  const counts = await db
    .prepare(
      `SELECT count(*) AS "all", total(temperature = 'hot') AS hot, total(temperature = 'warm') AS warm, total(temperature = 'cold') AS cold,
       total(next_gate IN ('human', 'verbal')) AS waiting FROM people`,
    )
    .first<Counts>();
  return counts ?? { all: 0, hot: 0, warm: 0, cold: 0, waiting: 0 };
}

/** How many stand in each stage. */
export async function countStages(db: Database): Promise<Record<string, number>> {
  const { results } = await db.prepare("SELECT stage, count(*) AS people FROM people WHERE stage IS NOT NULL GROUP BY stage").all<{ stage: string; people: number }>();
  return Object.fromEntries(results.map(({ stage, people }) => [stage, people]));
}

/** Those who wait for a place in a stage, since longest first: the sas has their order. */
export async function waitingFor(db: Database, stage: string): Promise<Person[]> {
  const { results } = await db.prepare(`SELECT ${COLUMNS} FROM people WHERE next_stage = ? AND next_gate = 'capacity' ORDER BY entered_at, id`).bind(stage).all<Row>();
  return results.map(personOf);
}

/** The post that speaks for a person: the one that sales would want first. Its own verdict says so, before anything that people found out. */
export async function speakerOf(db: Database, person: string): Promise<Lead | null> {
  const row = await db
    .prepare(
      `SELECT id FROM leads WHERE person = ? ORDER BY coalesce(json_array_length(verdict, '$.reading.disqualified'), 0) > 0,
       coalesce(next_gate IN ('human', 'verbal', 'capacity'), 0) + coalesce(json_extract(verdict, '$.reading.contact') = 'any', 0) = 0,
       CASE temperature WHEN 'hot' THEN 0 WHEN 'warm' THEN 1 ELSE 2 END, score DESC, fit DESC, created_at DESC LIMIT 1`,
    )
    .bind(person)
    .first<{ id: string }>();
  return row && findLead(db, row.id);
}

function personOf({ entered_at, acted_at, verdict, facts, fields, spoken, ...same }: Row): Person {
  return {
    ...same,
    verdict: complete(JSON.parse(verdict) as Verdict),
    facts: JSON.parse(facts) as Facts,
    fields: JSON.parse(fields) as Record<string, string>,
    spoken: spoken === 1,
    enteredAt: entered_at,
    actedAt: acted_at,
  };
}
