// What the worker is given by its platform: the built site, the database, and a password for the inbox.

export interface Env {
  /** The built site, static files. */
  ASSETS: { fetch(request: Request | string): Promise<Response> };
  /** The leads: schema.sql. */
  DB: Database;
  /** Opens the inbox to those who know it. Without it the inbox is for the local machine only. */
  INBOX_PASSWORD?: string;
  /** The keys of the seal, from `npx attise key`. Without them nothing is sealed. */
  ATTISE_KEYS?: string;
}

/** The part of Cloudflare's D1 that the worker uses. */
export interface Database {
  prepare(sql: string): Statement;
  batch(statements: Statement[]): Promise<{ meta: { changes?: number } }[]>;
}

export interface Statement {
  bind(...values: (string | number | null | Uint8Array)[]): Statement;
  run(): Promise<unknown>;
  first<Row>(): Promise<Row | null>;
  all<Row>(): Promise<{ results: Row[] }>;
}
