// The engine's part of a record, to the last byte: `src/memory.rs` in other words, and held to it by a test.

/** The version of the stored form that this build reads. */
const VERSION = 1;

/** What is kept for one criterion of the plan. */
export interface KeptCount {
  /** 24 bits of a hash of the criterion's id. */
  key: number;
  /** Seconds in which half of it fades; 0 if it does not. */
  halfLife: number;
  /** Occurrences that counted. */
  times: number;
  /** Seconds, or signals, towards the next occurrence. */
  rest: number;
  /** What the occurrences weighed at the landmark, 2^16 each. */
  sum: bigint;
  /** Half-lives from the landmark to the last signal. */
  since: number;
  /** What its cap has cut, 2^8 an occurrence. */
  trimmed: number;
  /** Twice the visit, day, week or page that `rest` is about, and 1 more if it has counted there. */
  mark: number;
}

/** In how many visits an offer with a frequency cap has stood. */
export interface KeptOffer {
  /** 24 bits of a hash of the offer's id. */
  key: number;
  /** In how many visits it was shown. */
  visits: number;
  /** The last of these visits, counted from 1. */
  last: number;
}

/** What the engine remembers. Times are Unix seconds. */
export interface KeptMemory {
  /** First signal. */
  first: number;
  /** Last signal. */
  last: number;
  /** Last signal on the site itself. */
  visited: number;
  /** How many visits. */
  visits: number;
  /** 0 cold, 1 warm, 2 hot. */
  temperature: number;
  /** When the temperature last changed. */
  since: number;
  /** The number from 0 to 99 that decides whether the visitor is in the holdout. */
  draw: number;
  /** What is remembered of each criterion that has counted. */
  counts: KeptCount[];
  /** 24 bits each of a hash of a criterion and a page or asset that it has counted. */
  seen: number[];
  /** What is remembered of each offer with a frequency cap. */
  offers: KeptOffer[];
}

/** Undefined for bytes of another version, or of which not every one is accounted for. */
export function readMemory(bytes: Uint8Array): KeptMemory | undefined {
  let at = 0;
  const fixed = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++) value += (bytes[at++] ?? NaN) * 2 ** (8 * i);
    return value;
  };
  const long = (): bigint => {
    for (let value = 0n, shift = 0n; ; shift += 7n) {
      const byte = fixed(1);
      if (Number.isNaN(byte)) return 0n;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const number = () => Number(long());
  const list = <T>(read: () => T): T[] => {
    const items: T[] = [];
    for (let left = number(); left > 0 && at < bytes.length; left--) items.push(read());
    return items;
  };

  if (fixed(1) !== VERSION) return undefined;
  const last = fixed(4);
  // An object's values are read in the order in which they are written here.
  const memory: KeptMemory = {
    last, first: last - number(), since: last - number(), visited: last - number(), temperature: fixed(1), visits: number(), draw: fixed(1),
    counts: list(() => ({ key: fixed(3), halfLife: number(), times: number(), rest: number(), sum: long(), since: number(), trimmed: number(), mark: number() })),
    seen: list(() => fixed(3)),
    offers: list(() => ({ key: fixed(3), visits: number(), last: number() })),
  };
  const again = writeMemory(memory);
  return again.length === bytes.length && again.every((byte, i) => byte === bytes[i]) ? memory : undefined;
}

/** The very bytes that {@link readMemory} has read. */
export function writeMemory(memory: KeptMemory): Uint8Array {
  const bytes: number[] = [];
  const fixed = (value: number, count: number): void => {
    for (let i = 0; i < count; i++) bytes.push(Math.floor(value / 2 ** (8 * i)) & 0xff);
  };
  const number = (value: number | bigint): void => {
    let rest = BigInt.asUintN(64, BigInt(value));
    for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
    bytes.push(Number(rest));
  };
  const list = <T>(items: T[], write: (item: T) => void): void => {
    number(items.length);
    items.forEach(write);
  };

  const { last, first, since, visited, temperature, visits, draw, counts, seen, offers } = memory;
  fixed(VERSION, 1);
  fixed(last, 4);
  for (const time of [first, since, visited]) number(last - time);
  fixed(temperature, 1);
  number(visits);
  fixed(draw, 1);
  list(counts, (count) => {
    fixed(count.key, 3);
    for (const value of [count.halfLife, count.times, count.rest, count.sum, count.since, count.trimmed, count.mark]) number(value);
  });
  list(seen, (hash) => fixed(hash, 3));
  list(offers, (offer) => {
    fixed(offer.key, 3);
    number(offer.visits);
    number(offer.last);
  });
  return Uint8Array.from(bytes);
}
