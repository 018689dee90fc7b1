// What a sas asks of whatever keeps its queue.

/** A lead in the queue. */
export interface Entry {
  /** Its id. */
  id: string;
  /** Its place in the order: the lesser text, byte by byte, goes first. */
  rank: string;
  /** True if it has raised its hand. */
  raised: boolean;
}

/** What sales can take. */
export interface Quota {
  /** The time, in Unix milliseconds: what is admitted now is marked with it. */
  now: number;
  /** When the period began, in Unix milliseconds: what was admitted since counts. */
  since: number;
  /** Leads that may be admitted in a period. */
  leads: number;
  /** The same for leads that have raised their hand; at least `leads`. */
  most: number;
}

/** Where a lead stands. */
export interface Place {
  /** When it was admitted, in Unix milliseconds; `null` while it waits. */
  admitted: number | null;
  /** How many wait before it. */
  ahead: number;
}

/**
 * Keeps the queue of a sas. Its laws, which every store has to keep however many callers ask at once:
 *
 * 1. Each call is atomic: it happens as a whole, before or after any other.
 * 2. To *settle* is to go through those who wait, least `rank` first, and to admit each while those admitted since `since` are fewer than `leads`, or than `most` for
 *    one who has raised its hand. Nobody is admitted in another way but by `take`.
 * 3. An id has one place. Offered again while it waits it keeps the lesser of both ranks, and a raised hand stays raised; once admitted it stays so.
 * 4. Each admitted id is told of: by its own `offer`, whenever it is offered again, or by `release`, once, if nothing has told of it before.
 * 5. Nothing leaves the queue but by being admitted or by `leave`.
 */
export interface SasStore {
  /** Puts a lead in the queue, settles, and says where it stands. */
  offer(entry: Entry, quota: Quota): Promise<Place>;
  /** Settles, and gives the ids that have been admitted and not been told of yet, first those admitted first, then in the order of their ranks. */
  release(quota: Quota): Promise<string[]>;
  /** Marks a lead as admitted at `now`, whether it waits, is unknown or finds no room: a person has taken it. */
  take(id: string, now: number): Promise<void>;
  /** Forgets a lead, whether it waits or has been admitted; its place is free again. */
  leave(id: string): Promise<void>;
  /** How many have been admitted since a time (Unix milliseconds), and how many wait. */
  count(since: number): Promise<{ taken: number; waiting: number }>;
}
