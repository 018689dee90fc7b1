// What happened, for as long as no engine has taken it: kept with the tab's record, and posted in place of a payload if WebAssembly never comes.
import { openClock } from "./clock.js";
import type { Live } from "./engine.js";
import type { Attention } from "./feed.js";
import type { Page } from "./head.js";

/** Numbers of kinds, as in `kinds.ts`. */
const PAGE_VIEW = 0;
const ACTIVE_TIME = 1;
/** Most entries; of more, the oldest are dropped. */
export const LIMIT = 64;
/** Most characters of a payload. */
export const LONGEST = 512;
const NOWHERE: Page = [0, 0];

type Entry = [at: number, kind: number, page: number, name: number, amount: number];

/** Takes the same calls as the engine, and writes down instead of scoring: which page group, which kind, when. */
export function openJournal() {
  const clock = openClock();
  const pages: Page[] = [];
  const entries: Entry[] = [];
  let here = 0;

  const turn = (groups: number, path: number): void => {
    const found = pages.findIndex((page) => page[0] === groups && page[1] === path);
    here = found < 0 ? pages.push([groups, path]) - 1 : found;
  };

  const signal = (kind: number, name: number, amount: number, at: number): 0 => {
    const last = entries.at(-1);
    // Seconds of attention that follow one another are one entry.
    if (kind === ACTIVE_TIME && last?.[1] === kind && last[2] === here && at - last[0] === amount) {
      last[0] = at;
      last[4] += amount;
    } else if (entries.push([at, kind, here, name, amount]) > LIMIT) entries.shift();
    return 0;
  };

  const attend = (event: Attention, ms: number, now: number): 0 => {
    const seconds = clock(event, ms);
    return seconds && signal(ACTIVE_TIME, 0, seconds, now);
  };

  /** Some entries, after a line about the pages that they name. */
  const lines = (some: Entry[], head: (used: Page[]) => number[]): string => {
    const used = [...new Set(some.map(([, , page]) => page))];
    return write([head(used.map((page) => pages[page] ?? NOWHERE)), ...some.map(([at, kind, page, ...rest]) => [at, kind, used.indexOf(page), ...rest])]);
  };

  return {
    turn,
    signal,
    attend,
    page(groups: number, path: number, ms: number, now: number): 0 {
      attend(6, ms, now);
      turn(groups, path);
      return signal(PAGE_VIEW, 0, 0, now);
    },
    /** What is stored of it; empty when there is nothing. */
    text: (): string => (entries[0] ? lines(entries, (used) => used.flat()) : ""),
    /** Takes over what {@link text} gave, on another page or in another tab. */
    inherit(text: string): void {
      const [known = [], ...rows] = read(text);
      for (const [at = 0, kind = 0, page = 0, name = 0, amount = 0] of rows) {
        turn(known[2 * page] ?? 0, known[2 * page + 1] ?? 0);
        signal(kind, name, amount, at);
      }
    },
    /** Tells an engine all of it. */
    replay(live: Live): void {
      for (const [at, kind, page, name, amount] of entries) {
        live.turn(...(pages[page] ?? NOWHERE));
        live.signal(kind, name, amount, at);
      }
    },
    /** For a form: pages are told apart by their places, so not even the hash of a path leaves. The newest that there is room for. */
    payload(plan: number, now: number, ...token: number[]): string {
      now = Math.max(now, ...entries.map(([at]) => at));
      const rows = entries.map(([at, ...rest]): Entry => [now - at, ...rest]);
      let text;
      do text = lines(rows, (used) => [plan, now, ...token, ...used.map(([groups]) => groups)]);
      while (text.length > LONGEST && rows.shift());
      return text;
    },
  };
}

/** A line each, of numbers to the base of 36 without the zeros at its end. */
export const write = (rows: number[][]): string =>
  rows.map((row) => `~${row.map((number) => number.toString(36)).join(".").replace(/(\.0)+$/, "")}`).join("");

export const read = (text: string): number[][] =>
  text.split("~").slice(1).map((row) => row.split(".").map((number) => parseInt(number, 36) || 0));
