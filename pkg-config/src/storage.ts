// The one key in localStorage: the visitor's memory as base64url, or the word of a refusal.
import { fromBase64url, toBase64url } from "./base64url.js";
import { millis } from "./time.js";

export const KEY = "attise";
const REFUSED = "refused";
const LONGEST = 4096;
const PAUSE = 5000;

/** Storage may be absent, blocked or full, from the start or later: from then on the value lives in this page only. */
export function openStore(persistent: boolean) {
  let kept: string | null = null;
  let saved = -PAUSE;

  function attempt<T>(access: (storage: Storage) => T): T | undefined {
    try {
      if (persistent) return access(localStorage);
    } catch {
      persistent = false;
    }
    return undefined;
  }

  const read = () => {
    const value = attempt((storage) => storage.getItem(KEY));
    return value === undefined ? kept : value;
  };

  const write = (text: string) => {
    kept = text;
    attempt((storage) => storage.setItem(KEY, text));
  };

  return {
    read,
    refused: () => read() === REFUSED,
    refuse: () => write(REFUSED),
    /** The memory; empty when there is none or it is not ours. */
    load(): Uint8Array {
      try {
        kept = read();
        if (kept && kept.length <= LONGEST) return fromBase64url(kept);
      } catch {}
      return new Uint8Array();
    },
    /** Writes what differs, at most every five seconds, or at once when `urgent`; true when nothing is left to write. */
    save(memory: Uint8Array, urgent: boolean): boolean {
      const ms = millis();
      if (!urgent && ms - saved < PAUSE) return false;
      const text = toBase64url(memory);
      if (text !== kept) {
        saved = ms;
        write(text);
      }
      return true;
    },
    clear(): void {
      kept = null;
      attempt((storage) => storage.removeItem(KEY));
    },
  };
}
