// Remembers which payloads were posted, so that each counts once.

/** Remembers keys for a while; a host may bring its own. */
export interface ReplayStore {
  /**
   * Whether a key comes for the first time, and remembers it. Of calls at the same time with the same key, one alone is the first.
   *
   * @param key at most 40 letters and digits
   * @param seconds for how long it has to be remembered
   */
  first(key: string, seconds: number): Promise<boolean>;
}

/**
 * A store in this process's memory: for one server, for tests. Another instance of a worker does not see it.
 *
 * @param most the most keys that it remembers; beyond it forgets the oldest. Default: 100000, about 10 MB.
 * @example
 * const replays = memoryReplays();
 * const { verdict } = await qualify(request, { plan, replays });
 */
export function memoryReplays(most = 100_000): ReplayStore {
  const ends = new Map<string, number>();
  return {
    async first(key, seconds) {
      const now = Date.now();
      const isFirst = !((ends.get(key) ?? 0) > now);
      if (isFirst) {
        // The map is in the order of arrival: the oldest come first.
        ends.delete(key);
        for (const [old, end] of ends) {
          if (end > now && ends.size < most) break;
          ends.delete(old);
        }
        ends.set(key, now + seconds * 1000);
      }
      return isFirst;
    },
  };
}

/** The part of Cloudflare's D1 that {@link d1Replays} uses. */
export interface ReplayDatabase {
  /** Prepares a statement, to which values can be bound. */
  prepare(sql: string): { bind(...values: unknown[]): unknown };
  /** Runs statements as one transaction; D1 types what it takes and gives more narrowly than is needed here. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  batch(statements: any[]): Promise<{ meta: { changes?: number } }[]>;
}

/**
 * A store in Cloudflare's D1, which all instances of a worker see. It forgets by itself what is over. Its table:
 *
 * ```sql
 * CREATE TABLE IF NOT EXISTS attise_replays (key TEXT PRIMARY KEY, ends INTEGER NOT NULL) WITHOUT ROWID;
 * CREATE INDEX IF NOT EXISTS attise_replays_by_end ON attise_replays (ends);
 * ```
 *
 * @example
 * const { verdict } = await qualify(request, { plan, keys, replays: d1Replays(env.DB) });
 */
export function d1Replays(db: ReplayDatabase): ReplayStore {
  return {
    async first(key, seconds) {
      const now = Math.floor(Date.now() / 1000);
      const [, inserted] = await db.batch([
        db.prepare("DELETE FROM attise_replays WHERE ends <= ?").bind(now),
        db.prepare("INSERT OR IGNORE INTO attise_replays (key, ends) VALUES (?, ?)").bind(key, now + seconds),
      ]);
      return inserted?.meta.changes === 1;
    },
  };
}

/** A payload is remembered until it would be called expired anyway, with the clocks' difference: seconds. */
const REMEMBERED = 7 * 86_400 + 2 * 300;

/** A store that has not answered after so many milliseconds is not waited for: no lead is late because of it. */
const PATIENCE = 500;

/** Whether a payload comes for the first time; `undefined` if that is not to be known. Never throws. */
export async function isReplayed(store: ReplayStore, key: string | undefined): Promise<"fresh" | "replayed" | undefined> {
  if (key === undefined) return undefined;
  let stop = () => {};
  const late = new Promise<undefined>((resolve) => {
    const timer = setTimeout(resolve, PATIENCE, undefined);
    stop = () => clearTimeout(timer);
  });
  try {
    const first: unknown = await Promise.race([store.first(key, REMEMBERED), late]);
    return first === true ? "fresh" : first === false ? "replayed" : undefined;
  } catch {
    return undefined;
  } finally {
    stop();
  }
}
