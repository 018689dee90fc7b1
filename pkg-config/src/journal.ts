// Keeps what happened, with its times, until it is in the stored memory: while the WebAssembly loads, and between two writes.
import type { Call } from "./engine.js";

const LIMIT = 256;

export function openJournal() {
  let calls: Call<number>[] = [];
  return {
    /** Over the limit the newest are dropped: the first page views weigh more than a burst. */
    add(call: Call<number>): void {
      if (calls.length < LIMIT) calls.push(call);
    },
    /** Hands out the calls, oldest first. */
    replay: (to: (call: Call<number>) => void) => calls.forEach(to),
    clear(): void {
      calls = [];
    },
  };
}
