// What the worker is given by its platform: the built site, the database, who may open the inbox, and where leads go.

export interface Env {
  /** The built site, static files. */
  ASSETS: { fetch(request: Request | string): Promise<Response> };
  /** The leads: migrations/. */
  DB: Database;
  /** Opens the inbox to those who know it. Without it, and without Access, the inbox is for the local machine only. */
  INBOX_PASSWORD?: string;
  /** The keys of the seal, from `npx attise key`. Without them nothing is sealed. */
  ATTISE_KEYS?: string;
  /** The team of Cloudflare Access whose logins open the inbox too, as in `TEAM.cloudflareaccess.com`; only together with `ACCESS_AUD`. */
  ACCESS_TEAM?: string;
  /** The application's audience tag in Cloudflare Access. */
  ACCESS_AUD?: string;
  /** Where each lead is sent as JSON, such as a CRM's web-hook. Nowhere without it. */
  CRM_URL?: string;
  /** Whose names the fields of the lead have in it as well: `hubspot`, `salesforce` or `pipedrive`. */
  CRM_FIELDS?: string;
}

/** What lets work go on behind an answer. */
export interface Context {
  waitUntil(promise: Promise<unknown>): void;
}

/** The part of Cloudflare's D1 that the worker uses. */
export interface Database {
  prepare(sql: string): Statement;
  /** One transaction. */
  batch(statements: Statement[]): Promise<Result<unknown>[]>;
}

export interface Statement {
  bind(...values: (string | number | null | Uint8Array)[]): Statement;
  run(): Promise<Result<unknown>>;
  first<Row>(): Promise<Row | null>;
  all<Row>(): Promise<Result<Row>>;
}

interface Result<Row> {
  results: Row[];
  meta: { changes: number };
}
