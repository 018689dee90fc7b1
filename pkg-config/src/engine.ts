// Owns the engine's instance: runs calls in it, and makes a new one from the last memory when it traps.
import { instantiate, type Instance } from "./generated/live.instance.js";
import { seconds } from "./time.js";

export type Live = Instance;

/** The buffer by which bytes come and go, so long. Its place changes whenever the memory grows. */
export function room({ buffer, memory }: Live, length: number): Uint8Array {
  const place = buffer(length);
  return new Uint8Array(memory.buffer, place, length);
}

/** Copies out the bytes that a call has left in the buffer, of which it gives the length. */
export const taken = (live: Live, length: number): Uint8Array => room(live, length).slice();

export type Call<T> = (live: Live) => T;
export type Engine = ReturnType<typeof openEngine>;

/** A record as the engine takes it: this tab's own, or one that is left to another. */
export interface Part {
  memory: Uint8Array;
  mine: boolean;
}

/**
 * Throws when the plan cannot be read.
 * @param arrive tells a new instance what it missed: the page, and whether it is seen
 * @param off called when the engine traps for the third time in 10 s
 */
export function openEngine(
  module: WebAssembly.Module,
  plan: Uint8Array,
  parts: Part[],
  arrive: (live: Live) => void,
  off: (why: unknown) => void,
) {
  const traps: number[] = [];
  const draw = Math.random() * 100;
  let memory: Uint8Array = new Uint8Array();
  let live: Live;

  const recall = (): number => {
    const now = seconds();
    live.forget(draw);
    for (const part of parts) {
      room(live, part.memory.length).set(part.memory);
      live.join(part.mine, now);
    }
    const changes = live.refresh(now);
    memory = taken(live, live.stored());
    return changes;
  };
  const make = () => {
    live = instantiate(module);
    room(live, plan.length).set(plan);
    if (!live.open()) throw "not a compiled plan";
    recall();
  };
  make();

  const engine = {
    /** Undefined if the engine trapped in this call: then what the call would have told is lost, and nothing else. */
    run<T>(call: Call<T>): T | undefined {
      try {
        const answer = call(live);
        memory = taken(live, live.stored());
        return answer;
      } catch (trap) {
        // Before the third trap there is nothing to compare with: the difference is no number.
        if (performance.now() - traps.at(-2)! < 10_000) off(trap);
        else {
          traps.push(performance.now());
          try {
            parts = [...parts.filter(({ mine }) => !mine), { memory, mine: true }];
            make();
            arrive(live);
          } catch (why) {
            off(why);
          }
        }
        return undefined;
      }
    },
    /** This tab's record after the last call. */
    memory: () => memory,
    /** Goes on from other records, on the same page with the same clock. Gives what changed. */
    adopt(others: Part[]): number {
      parts = others;
      return engine.run(recall) ?? 0;
    },
  };
  return engine;
}
