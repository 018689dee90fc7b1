// The queue of a sas in Cloudflare's D1.
import { SCHEMA, stepsOf, type Row } from "./sql.js";
import type { SasStore } from "./store.js";
import { tabled } from "./tabled.js";

/** The part of a D1 database that is used. */
export interface SasDatabase {
  /** Prepares a statement, to which values can be bound. */
  prepare(sql: string): SasStatement;
  /** Runs statements as one transaction. */
  batch(statements: never[]): Promise<unknown[]>;
}

interface SasStatement {
  bind(...values: (string | number)[]): unknown;
}

const made = new WeakSet<SasDatabase>();

/**
 * Keeps the queue in D1, in a table `attise_sas` that is made when it is first needed. Each call is one batch, which D1 runs as one transaction after the other, so any
 * number of isolates share the quota.
 *
 * @param name which sas of the database, if it has several; default `attise`.
 * @example
 * const sas = openSas(plan, d1Sas(env.DB));
 */
export function d1Sas(db: SasDatabase, name = "attise"): SasStore {
  return tabled(async (call) => {
    const { run, answer } = stepsOf(name, call);
    const schema = made.has(db) ? [] : SCHEMA.map((sql) => db.prepare(sql));
    const bound = run.map(([sql, ...values]) => db.prepare(sql).bind(...values));
    const results = (await db.batch([...schema, ...bound] as never[])) as { results: Row[] }[];
    made.add(db);
    return results[schema.length + answer]?.results ?? [];
  });
}
