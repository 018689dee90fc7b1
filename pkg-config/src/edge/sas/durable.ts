// The queue of a sas in a Durable Object of Cloudflare.
import { SCHEMA, stepsOf, type Call, type Row } from "./sql.js";
import type { SasStore } from "./store.js";
import { tabled } from "./tabled.js";

/** Each Durable Object has a database of its own, with one sas in it. */
const NAME = "attise";

/** The part of a Durable Object's state that is used; it must be one with SQLite. */
export interface SasState {
  /** Where the object keeps what it knows: its SQLite. */
  storage: {
    sql: { exec(sql: string, ...values: (string | number)[]): { toArray(): unknown[] } };
    transactionSync<T>(run: () => T): T;
  };
}

/** The part of a Durable Object's stub that is used. */
export interface SasStub {
  /** Asks the object. */
  fetch(url: string, init: { method: string; body: string }): Promise<Response>;
}

/**
 * The Durable Object that keeps the queue of one sas: a worker exports it, binds it as a class with SQLite, and asks it through {@link durableSas}.
 *
 * @example
 * export { AttiseSas } from "attise/edge";
 */
export class AttiseSas {
  readonly #storage: SasState["storage"];

  constructor(state: SasState) {
    this.#storage = state.storage;
    for (const sql of SCHEMA) this.#storage.sql.exec(sql);
  }

  /** Runs one call of {@link durableSas}. */
  async fetch(request: Request): Promise<Response> {
    const { run, answer } = stepsOf(NAME, (await request.json()) as Call);
    const rows = this.#storage.transactionSync(() => run.map(([sql, ...values]) => this.#storage.sql.exec(sql, ...values).toArray()));
    return Response.json(rows[answer] ?? []);
  }
}

/**
 * Keeps the queue in a Durable Object of the class {@link AttiseSas}, which does one thing at a time wherever it is asked from.
 *
 * @example
 * const sas = openSas(plan, durableSas(env.SAS.get(env.SAS.idFromName("sas"))));
 */
export function durableSas(stub: SasStub): SasStore {
  return tabled(async (call) => {
    const response = await stub.fetch("https://sas/", { method: "POST", body: JSON.stringify(call) });
    if (!response.ok) throw new Error(`sas: expected status 200 of the Durable Object, found ${response.status}`);
    return (await response.json()) as Row[];
  });
}
