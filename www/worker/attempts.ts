// Wrong passwords slow their client down: ten are free, then each makes the next try wait twice as long, a minute at most.
import type { Database } from "./env.ts";

const FREE = 10;
const LONGEST = 60_000;
/** Wrong passwords are forgotten after so long without another one. */
const FORGOTTEN = 3_600_000;

/** Milliseconds until a client may try again. */
export async function waitOf(db: Database, client: string, now: number): Promise<number> {
  const row = await db.prepare("SELECT failed, last FROM attempts WHERE client = ?").bind(client).first<{ failed: number; last: number }>();
  if (!row || row.failed < FREE || row.last < now - FORGOTTEN) return 0;
  return row.last + Math.min(LONGEST, 1000 * 2 ** Math.min(row.failed - FREE, 10)) - now;
}

export async function failed(db: Database, client: string, now: number): Promise<void> {
  await db.batch([
    db.prepare("DELETE FROM attempts WHERE last < ?").bind(now - FORGOTTEN),
    db.prepare("INSERT INTO attempts (client, failed, last) VALUES (?1, 1, ?2) ON CONFLICT DO UPDATE SET failed = failed + 1, last = ?2").bind(client, now),
  ]);
}

export async function forgiven(db: Database, client: string): Promise<void> {
  await db.prepare("DELETE FROM attempts WHERE client = ?").bind(client).run();
}
