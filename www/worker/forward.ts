// The queue to the CRM. A row is claimed by one statement and sent until the CRM says that it has it; the key lets the CRM know it again.
import { backoff, retryAfter, STUCK } from "./backoff.ts";
import type { Database, Env, Statement } from "./env.ts";

/** How long a CRM may take. */
const TIMEOUT = 10_000;
/** How long a claim holds: whoever claimed and died is taken to have failed after that. */
const LEASE = 60_000;
/** Rows that are sent side by side. */
const TOGETHER = 10;
/** Rounds of one run: what is left waits for the next run. */
const ROUNDS = 20;

export interface Forward {
  key: string;
  person: string;
  event: string;
  body: string;
  state: "waiting" | "stuck" | "sent";
  tries: number;
  due: number;
  error: string | null;
  createdAt: number;
  sentAt: number | null;
}

const COLUMNS = "key, person, event, body, state, tries, due, error, created_at AS createdAt, sent_at AS sentAt";

/** What is to be sent. */
export interface Message extends Pick<Forward, "key" | "person" | "event" | "body"> {
  /** Put behind the key where that has been used: a second post of the same lead is sent too. */
  suffix: string;
}

/** Puts a row into the queue: part of the transaction that stores what it is about, and, with a `version`, only if the person is still at it. */
export function enqueue(db: Database, { key, suffix, person, event, body }: Message, now: number, version: number | null = null): Statement {
  return db
    .prepare(
      `INSERT INTO forwards (key, person, event, body, due, created_at)
       SELECT CASE WHEN EXISTS (SELECT 1 FROM forwards WHERE key = ?1) THEN ?1 || '-' || ?2 ELSE ?1 END, ?3, ?4, ?5, ?6, ?6
       WHERE ?7 IS NULL OR EXISTS (SELECT 1 FROM people WHERE id = ?3 AND version = ?7)`,
    )
    .bind(key, suffix, person, event, body, now, version);
}

/** Sends what is due at `now` (Unix milliseconds). Any number may run at once. */
export async function forwardDue({ DB, CRM_URL }: Pick<Env, "DB" | "CRM_URL">, now: number): Promise<void> {
  if (!CRM_URL) return;
  for (let round = 0; round < ROUNDS; round++) {
    const claim = crypto.randomUUID();
    const claimed = await claimDue(DB, claim, now);
    const sent = await Promise.all(claimed.map((row) => send(DB, CRM_URL, row, claim, now)));
    // Where nothing gets through, the rest waits too.
    if (claimed.length < TOGETHER || !sent.includes(true)) return;
  }
}

async function claimDue(db: Database, claim: string, now: number): Promise<Forward[]> {
  const { results } = await db
    .prepare(
      `UPDATE forwards SET claim = ?1, due = ?2, tries = tries + 1
       WHERE key IN (SELECT key FROM forwards WHERE state <> 'sent' AND due <= ?3 ORDER BY due, rowid LIMIT ?4) RETURNING ${COLUMNS}`,
    )
    .bind(claim, now + LEASE, now, TOGETHER)
    .all<Forward>();
  return results;
}

/** Sends one row; says whether the CRM has it. */
async function send(db: Database, url: string, { key, body, tries }: Forward, claim: string, now: number): Promise<boolean> {
  const { error, wait, final } = await post(url, key, body, now);
  if (error === null) {
    await db.prepare("UPDATE forwards SET state = 'sent', sent_at = ?2, error = NULL, claim = NULL WHERE key = ?1").bind(key, now).run();
    return true;
  }
  const due = now + Math.max(backoff(key, tries), wait);
  await db
    .prepare("UPDATE forwards SET state = ?3, due = ?4, error = ?5, claim = NULL WHERE key = ?1 AND claim = ?2")
    .bind(key, claim, final || tries >= STUCK ? "stuck" : "waiting", due, error)
    .run();
  return false;
}

interface Answer {
  /** `null` if the CRM has it. */
  error: string | null;
  /** How long the CRM asks to wait, in milliseconds. */
  wait: number;
  /** Trying again will hardly help: somebody has to look at it. */
  final: boolean;
}

async function post(url: string, key: string, body: string, now: number): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key },
      body,
      // A redirect would lose the post.
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT),
    });
    await response.body?.cancel();
    if (response.ok) return { error: null, wait: 0, final: false };
    const { status, headers } = response;
    return { error: `${status}`, wait: retryAfter(headers.get("retry-after"), now), final: status < 500 && status !== 408 && status !== 425 && status !== 429 };
  } catch (thrown) {
    const slow = thrown instanceof Error && thrown.name === "TimeoutError";
    return { error: slow ? "timeout" : "unreachable", wait: 0, final: false };
  }
}

/** Lets a person's rows that are not sent yet be tried at once. */
export async function retryNow(db: Database, person: string, now: number): Promise<number> {
  const { meta } = await db
    .prepare("UPDATE forwards SET state = 'waiting', tries = 0, due = ?2 WHERE person = ?1 AND state <> 'sent' AND (claim IS NULL OR due <= ?2)")
    .bind(person, now)
    .run();
  return meta.changes;
}

export async function forwardsOf(db: Database, person: string): Promise<Forward[]> {
  const { results } = await db.prepare(`SELECT ${COLUMNS} FROM forwards WHERE person = ? ORDER BY created_at, rowid`).bind(person).all<Forward>();
  return results;
}

/** How many rows wait for the CRM, and how many of them are stuck. */
export async function queueLength(db: Database): Promise<{ waiting: number; stuck: number }> {
  const counts = await db.prepare("SELECT count(*) AS waiting, total(state = 'stuck') AS stuck FROM forwards WHERE state <> 'sent'").first<{ waiting: number; stuck: number }>();
  return counts ?? { waiting: 0, stuck: 0 };
}
