// What is stored: a record for each tab in localStorage, written by that tab alone, and the word of a refusal.
import { fromBase64url } from "./base64url.js";
import { millis, seconds } from "./time.js";

export const KEY = "attise";
export const PREFIX = `${KEY}.`;
/** In sessionStorage, while no page of the tab is shown: the key of its record. */
export const TAB = `${PREFIX}tab`;
export const REFUSED = "refused";
/** Stands for a moment, so that the other tabs hear of it. */
export const GONE = "gone";
export const LONGEST = 4096;
const PAUSE = 5000;
/** Seconds after which a new page takes over the record of a tab: as long as a visit waits for its next signal. */
const STALE = 1800;
/** Seconds after which a record that nobody has written is removed unread: thirteen months, the CNIL's ceiling for a tracker. */
export const OLDEST = 395 * 86_400;

/** The engine's part, the journal of what no engine has taken, and when it was written. */
export const RECORD = /^([\w-]*)((?:~[\w.]*)*)!(\w+)$/;
/** The beginning of an engine's part that this build reads, version 1 in base64url, or of none. */
const READABLE = /^(A[Q-Za-f]|$)/;

/** What a record says, whose it is, and whether its tab has been silent for so long that another may take it over. */
export interface Stored {
  key: string;
  memory: Uint8Array;
  journal: string;
  mine: boolean;
  stale: boolean;
}

export type Store = ReturnType<typeof openStore>;

/** Storage may be absent, blocked or full, from the start or later: from then on all lives in this page only. */
export function openStore(persistent: boolean) {
  let own = "";
  /** This tab's record as it was last read or written, or the refusal; null before. */
  let kept: string | null = null;
  let saved = 0;

  function attempt<T>(access: (storage: Storage) => T): T | undefined {
    try {
      if (persistent) return access(localStorage);
    } catch {
      persistent = false;
    }
    return undefined;
  }

  const get = (key: string) => attempt((storage) => storage.getItem(key));
  const set = (key: string, text: string) => attempt((storage) => storage.setItem(key, text));
  const drop = (key: string) => attempt((storage) => storage.removeItem(key));
  const keys = () => attempt((storage) => Object.keys(storage).filter((key) => key.startsWith(PREFIX))) ?? [];

  const store = {
    refused: () => kept === REFUSED || get(KEY) === REFUSED,
    refuse(): void {
      store.clear();
      set(KEY, (kept = REFUSED));
    },
    /** The tab's record is that of the page before it. Taken out of sessionStorage, so that a copy of the tab does not write the same one. */
    enter(): void {
      store.renew();
      own = attempt(() => sessionStorage.getItem(TAB)) ?? own;
      attempt(() => sessionStorage.removeItem(TAB));
      saved = millis();
    },
    leave(): void {
      if (kept !== null) attempt(() => sessionStorage.setItem(TAB, own));
    },
    /** All records. What is damaged or too old is removed; what is of a newer version is left alone. */
    load(): Stored[] {
      const records: Stored[] = [];
      for (const key of keys()) {
        const text = get(key) ?? "";
        try {
          const [, memory, journal, time] = RECORD.exec(text.slice(0, LONGEST + 1))!;
          const mine = key === own, age = seconds() - parseInt(time!, 36);
          if (age > OLDEST) throw age;
          if (READABLE.test(memory!)) {
            records.push({ key, memory: fromBase64url(memory!), journal: journal!, mine, stale: age > STALE });
            if (mine) kept = text;
          } else if (mine) store.renew();
        } catch {
          drop(key);
        }
      }
      return records;
    },
    /**
     * Writes what differs, at most every five seconds, or at once when `urgent`. False when another tab has taken over this one's record.
     */
    save(write: () => string, urgent?: boolean): boolean {
      const ms = millis();
      if (!urgent && ms - saved < PAUSE) return true;
      const text = write();
      if (text === kept?.split("!")[0]) return true;
      if (!store.intact()) return false;
      saved = ms;
      set(own, (kept = `${text}!${seconds().toString(36)}`));
      return true;
    },
    /** Whether this tab's record is as it wrote it. Where nothing is left at all, the storage has been wiped: the page knows better. */
    intact: () => kept === null || !keys()[0] || get(own) === kept,
    /** Whether anything is left of what had been stored. */
    stands: () => kept === null || !persistent || !!keys()[0],
    /** Begins another record, and leaves the one before to whoever has it now. */
    renew(): void {
      own = PREFIX + Math.random().toString(36).slice(2);
      kept = null;
    },
    drop,
    /** Another tab has left nothing; what this one may have written since goes as well. */
    abandon: () => drop(own),
    /** Leaves nothing, and tells the other tabs. */
    clear(): void {
      set(KEY, GONE);
      for (const key of [...keys(), KEY]) drop(key);
      attempt(() => sessionStorage.removeItem(TAB));
      kept = null;
    },
    /** All that is stored, by key. */
    dump: () => Object.fromEntries([KEY, ...keys()].map((key) => [key, get(key)]).filter(([, text]) => text)) as Record<string, string>,
  };
  return store;
}
