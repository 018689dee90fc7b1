// The attention clock where there is no WebAssembly to keep it: `src/attention.rs` in other words, and held to it by a test.
import { Attention } from "./feed.js";

const IDLE = 30_000;
const HOLD = 600_000;
const STEP = 5000;
const SECOND = 1000;

/** Moves the clock to `ms` (monotonic milliseconds, wrapping at 2^32) and takes the event; gives the whole seconds of attention to credit. */
export type Clock = (event: Attention, ms: number) => number;

export function openClock(): Clock {
  let visible = false, focused = false, held = false;
  let alive = 0, lasting = 0, last = 0, credit = 0;
  return (event, ms) => {
    // A step back is no step.
    const passed = Math.max(0, (ms - last) | 0);
    last = ms;
    if (visible && focused) credit += Math.min(passed, held ? lasting : alive, STEP);
    alive = Math.max(0, alive - passed);
    lasting = Math.max(0, lasting - passed);
    if (event === Attention.Visible || event === Attention.Hidden) visible = event === Attention.Visible;
    if (event === Attention.Focus || event === Attention.Blur) focused = event === Attention.Focus;
    if (event === Attention.Hold || event === Attention.Release) held = event === Attention.Hold;
    if (event === Attention.Input) [alive, lasting] = [IDLE, HOLD];
    const seconds = Math.floor(credit / SECOND);
    credit %= SECOND;
    if (event === Attention.Close) alive = lasting = credit = 0;
    return seconds;
  };
}
