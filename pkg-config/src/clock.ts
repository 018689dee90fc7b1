// The attention clock where there is no WebAssembly to keep it: `src/attention.rs` in other words, and held to it by a test.
import { Attention } from "./feed.js";

const IDLE = 30_000;
const HOLD = 600_000;
const STEP = 5000;
const SECOND = 1000;
const VISIBLE = 0;
const FOCUSED = 1;
const HELD = 3;

/** Moves the clock to `ms` (monotonic milliseconds, wrapping at 2^32) and takes the event; gives the whole seconds of attention to credit. */
export type Clock = (event: Attention, ms: number) => number;

export function openClock(): Clock {
  /** Whether the page is visible, focused and held: each is begun by an odd event and ended by the even one after it. */
  const on: number[] = [];
  let alive = 0, lasting = 0, last = 0, credit = 0;
  return (event, ms) => {
    // A step back is no step.
    const passed = Math.max(0, (ms - last) | 0);
    last = ms;
    if (on[VISIBLE] && on[FOCUSED]) credit += Math.min(passed, on[HELD] ? lasting : alive, STEP);
    alive = Math.max(0, alive - passed);
    lasting = Math.max(0, lasting - passed);
    on[(event - 1) >> 1] = event & 1;
    if (event === Attention.Input) {
      alive = IDLE;
      lasting = HOLD;
    }
    const seconds = Math.floor(credit / SECOND);
    credit %= SECOND;
    if (event === Attention.Close) alive = lasting = credit = 0;
    return seconds;
  };
}
