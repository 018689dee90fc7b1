// All that stands in localStorage, taken apart and put together again.
import { fromBase64url, toBase64url } from "../base64url.js";
import { read, write } from "../journal.js";
import { KEY, RECORD, REFUSED } from "../storage.js";
import { readMemory, writeMemory, type KeptMemory } from "./memory.js";

/** A page of the journal: its groups in the plan, a bit each, and 32 bits of a hash of its path. */
export interface KeptPage {
  /** The page groups that it belongs to, a bit each in the plan's order. */
  groups: number;
  /** 32 bits of a hash of its path. */
  path: number;
}

/** A signal that no engine has counted yet. */
export interface KeptSignal {
  /** When, in Unix seconds. */
  at: number;
  /** The number of its kind. */
  kind: number;
  /** The place of its page in the journal's pages. */
  page: number;
  /** 32 bits of a hash of its name; 0 for none. */
  name: number;
  /** Seconds or percent; 0 or 1 for most kinds. */
  amount: number;
}

/** One tab's record. */
export interface KeptRecord {
  /** Its key in localStorage. */
  key: string;
  /** When it was written, in Unix seconds. */
  written: number;
  /** What the engine has counted; null while none has run. */
  memory: KeptMemory | null;
  /** Pages on which that happened. */
  pages: KeptPage[];
  /** What happened and is not counted yet: only while there is no engine. */
  signals: KeptSignal[];
}

/** All that is kept on a device. */
export interface Kept {
  /** True if the visitor has objected: then nothing else is kept. */
  refused: boolean;
  /** A record for each tab. */
  records: KeptRecord[];
  /** What this version cannot read, as it stands. */
  unread: Record<string, string>;
}

/**
 * Takes apart what {@link Visitor.exportData} gives as `stored`: every character becomes a number with a name, or stays in `unread`. Never throws.
 *
 * @example
 * const { records } = readStored(visitor.exportData().stored);
 * records[0]?.memory?.visits;
 */
export function readStored(stored: Record<string, string>): Kept {
  const kept: Kept = { refused: false, records: [], unread: {} };
  for (const [key, text] of Object.entries(stored)) {
    const record = readRecord(key, text);
    if (key === KEY && text === REFUSED) kept.refused = true;
    else if (record && writeRecord(record) === text) kept.records.push(record);
    else kept.unread[key] = text;
  }
  return kept;
}

/**
 * Puts together again what {@link readStored} took apart: the same characters under the same keys. It proves that nothing was left out.
 *
 * @example
 * const { stored } = visitor.exportData();
 * writeStored(readStored(stored)); // equals `stored`
 */
export const writeStored = ({ refused, records, unread }: Kept): Record<string, string> => ({
  ...(refused && { [KEY]: REFUSED }),
  ...Object.fromEntries(records.map((record) => [record.key, writeRecord(record)])),
  ...unread,
});

function readRecord(key: string, stored: string): KeptRecord | undefined {
  try {
    const [, text = "", journal = "", time = ""] = RECORD.exec(stored)!;
    const memory = text ? readMemory(fromBase64url(text)) : null;
    if (memory === undefined) return undefined;
    const [known = [], ...rows] = read(journal);
    const pages: KeptPage[] = [];
    // An empty line is of no page; `read` takes it for the number 0.
    if (/^~[^~]/.test(journal)) for (let i = 0; i < known.length; i += 2) pages.push({ groups: known[i]!, path: known[i + 1] ?? 0 });
    const signals = rows.map(([at = 0, kind = 0, page = 0, name = 0, amount = 0]) => ({ at, kind, page, name, amount }));
    return { key, written: parseInt(time, 36), memory, pages, signals };
  } catch {
    return undefined;
  }
}

function writeRecord({ written, memory, pages, signals }: KeptRecord): string {
  const rows = signals.map(({ at, kind, page, name, amount }) => [at, kind, page, name, amount]);
  const journal = pages.length + rows.length > 0 ? write([pages.flatMap(({ groups, path }) => [groups, path]), ...rows]) : "";
  return `${memory ? toBase64url(writeMemory(memory)) : ""}${journal}!${written.toString(36)}`;
}
