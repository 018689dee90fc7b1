// Who did what, when and why: written once. The database itself refuses to change or delete a row.
import type { Verdict } from "attise/edge";
import type { Database, Statement } from "./env.ts";

/** Where a lead stands, as far as it matters afterwards. */
export type Place = Pick<Verdict["reading"], "stage" | "owner" | "contact" | "next">;

export interface Entry {
  /** Unix milliseconds. */
  at: number;
  person: string;
  /** The user name of the login; empty for the worker itself. */
  who: string;
  what: string;
  before: Place;
  after: Place;
  reason: string | null;
  note: string | null;
  detail: Record<string, string>;
}

export const placeIn = ({ stage, owner, contact, next }: Verdict["reading"]): Place => ({ stage, owner, contact, next });

/** Writes an entry, provided that the person is still at `version`: an act that comes too late leaves no trace. */
export function insertEntry(db: Database, entry: Entry, version: number): Statement {
  const { at, person, who, what, before, after, reason, note, detail } = entry;
  return db
    .prepare(
      `INSERT INTO audit (at, person, who, what, before, after, reason, note, detail)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 WHERE coalesce((SELECT version FROM people WHERE id = ?2), 0) = ?10`,
    )
    .bind(at, person, who, what, JSON.stringify(before), JSON.stringify(after), reason, note, JSON.stringify(detail), version);
}

type Row = Omit<Entry, "before" | "after" | "detail"> & { before: string; after: string; detail: string };

export async function entriesOf(db: Database, person: string): Promise<Entry[]> {
  const { results } = await db
    .prepare("SELECT at, person, who, what, before, after, reason, note, detail FROM audit WHERE person = ? ORDER BY id")
    .bind(person)
    .all<Row>();
  return results.map((row) => ({
    ...row,
    before: JSON.parse(row.before) as Place,
    after: JSON.parse(row.after) as Place,
    detail: JSON.parse(row.detail) as Record<string, string>,
  }));
}
