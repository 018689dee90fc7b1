// The queue of a sas as a table of SQLite, which is what D1 and Durable Objects speak.
import type { Entry, Quota } from "./store.js";

/** A statement and what stands in it. */
export type Bound = [sql: string, ...values: (string | number)[]];

/** The table and the ways into it. `told` is 1 once the host knows that the lead has been admitted. */
export const SCHEMA = [
  `CREATE TABLE IF NOT EXISTS attise_sas (sas TEXT NOT NULL, id TEXT NOT NULL, rank TEXT NOT NULL, raised INTEGER NOT NULL,
   admitted INTEGER, told INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (sas, id)) WITHOUT ROWID`,
  "CREATE INDEX IF NOT EXISTS attise_sas_waiting ON attise_sas (sas, rank) WHERE admitted IS NULL",
  "CREATE INDEX IF NOT EXISTS attise_sas_admitted ON attise_sas (sas, admitted) WHERE admitted IS NOT NULL",
  "CREATE INDEX IF NOT EXISTS attise_sas_untold ON attise_sas (sas, admitted, rank) WHERE admitted IS NOT NULL AND told = 0",
];

/**
 * Admits those who wait, in their order, as far as there is room. Those who have raised their hand stand first, so the n-th of the queue goes when taken + n is within its
 * bound; no more than there is room for are looked at.
 */
const SETTLE = `UPDATE attise_sas SET admitted = ?2 WHERE sas = ?1 AND admitted IS NULL AND id IN (
  SELECT id FROM (
    SELECT id, raised, row_number() OVER (ORDER BY rank) AS n,
      (SELECT count(*) FROM attise_sas WHERE sas = ?1 AND admitted >= ?3) AS taken
    FROM (
      SELECT id, raised, rank FROM attise_sas WHERE sas = ?1 AND admitted IS NULL ORDER BY rank
      LIMIT max(0, ?5 - (SELECT count(*) FROM attise_sas WHERE sas = ?1 AND admitted >= ?3))
    )
  ) WHERE taken + n <= CASE raised WHEN 1 THEN ?5 ELSE ?4 END
)`;

const PUT = `INSERT INTO attise_sas (sas, id, rank, raised) VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT (sas, id) DO UPDATE SET rank = min(rank, excluded.rank), raised = max(raised, excluded.raised) WHERE admitted IS NULL`;

const TELL = "UPDATE attise_sas SET told = 1 WHERE sas = ?1 AND id = ?2 AND admitted IS NOT NULL";

const PLACE = `SELECT admitted, CASE WHEN admitted IS NULL THEN (
    SELECT count(*) FROM attise_sas AS other WHERE other.sas = ?1 AND other.admitted IS NULL AND other.rank < mine.rank
  ) ELSE 0 END AS ahead FROM attise_sas AS mine WHERE sas = ?1 AND id = ?2`;

const UNTOLD = "SELECT id FROM attise_sas WHERE sas = ?1 AND admitted IS NOT NULL AND told = 0 ORDER BY admitted, rank";

const TELL_ALL = "UPDATE attise_sas SET told = 1 WHERE sas = ?1 AND admitted IS NOT NULL AND told = 0";

const TAKE = `INSERT INTO attise_sas (sas, id, rank, raised, admitted, told) VALUES (?1, ?2, '', 0, ?3, 1)
  ON CONFLICT (sas, id) DO UPDATE SET admitted = coalesce(admitted, excluded.admitted), told = 1`;

const COUNT = `SELECT (SELECT count(*) FROM attise_sas WHERE sas = ?1 AND admitted >= ?2) AS taken,
  (SELECT count(*) FROM attise_sas WHERE sas = ?1 AND admitted IS NULL) AS waiting`;

const settle = (sas: string, { now, since, leads, most }: Quota): Bound => [SETTLE, sas, now, since, leads, most];

/** What each call of a store runs, in one transaction; the answer is the rows of the statement at `answer`. */
export const calls = {
  offer: (sas: string, { id, rank, raised }: Entry, quota: Quota) =>
    ({ run: [[PUT, sas, id, rank, raised ? 1 : 0], settle(sas, quota), [TELL, sas, id], [PLACE, sas, id]], answer: 3 }) satisfies Call,
  release: (sas: string, quota: Quota) => ({ run: [settle(sas, quota), [UNTOLD, sas], [TELL_ALL, sas]], answer: 1 }) satisfies Call,
  take: (sas: string, id: string, now: number) => ({ run: [[TAKE, sas, id, now]], answer: 0 }) satisfies Call,
  leave: (sas: string, id: string) => ({ run: [["DELETE FROM attise_sas WHERE sas = ?1 AND id = ?2", sas, id]], answer: 0 }) satisfies Call,
  count: (sas: string, since: number) => ({ run: [[COUNT, sas, since]], answer: 0 }) satisfies Call,
};

/** Statements of one transaction. */
export interface Call {
  run: Bound[];
  /** Which of them answers. */
  answer: number;
}

/** A row as the statements above give it. */
export type Row = Record<string, string | number | null>;
