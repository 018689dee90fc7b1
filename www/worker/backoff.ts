// When a failed try is made again: twice as late each time, up to a bound, and not all at the same moment.

const FIRST = 15_000;
const LONGEST = 15 * 60_000;
/** A CRM may ask for more patience than ours, but not for ever. */
const MOST_ASKED = 24 * 3_600_000;

/** From this try on a row is shown as stuck. It is tried on all the same. */
export const STUCK = 12;

/** Milliseconds until the next try, after `tries` of them. Between half and the whole of the delay, as the row's key says. */
export function backoff(key: string, tries: number): number {
  const delay = Math.min(LONGEST, FIRST * 2 ** Math.min(tries - 1, 20));
  return delay / 2 + (hash(`${key} ${tries}`) % (delay / 2));
}

/** What `Retry-After` asks for, in milliseconds: seconds, or a date. */
export function retryAfter(header: string | null, now: number): number {
  if (header === null) return 0;
  const asked = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Math.min(Math.max(asked || 0, 0), MOST_ASKED);
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}
