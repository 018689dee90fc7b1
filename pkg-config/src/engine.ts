// Owns the engine's instance: runs calls in it, and makes a new one from the last memory when it traps.
import { instantiate, type Instance } from "./generated/live.instance.js";
import { seconds } from "./time.js";

export type Live = Instance;
export type Call<T> = (live: Live) => T;
export type Engine = ReturnType<typeof openEngine>;

/** The version of compiled plans that this build reads. */
const PLAN_VERSION = 1;

/**
 * Throws when the plan cannot be read.
 * @param arrive tells a new instance what it missed: the page, and whether it is seen
 * @param off called when the engine traps for the third time in 10 s
 */
export function openEngine(
  module: WebAssembly.Module,
  plan: Uint8Array,
  memory: Uint8Array,
  arrive: (live: Live) => void,
  off: (why: unknown) => void,
) {
  const traps: number[] = [];

  let problem = 0;
  const make = (): Live => {
    const made = instantiate(module);
    problem = made.open(plan, memory, seconds(), Math.random() * 100);
    return made;
  };
  const renew = () => {
    try {
      arrive((live = make()));
    } catch (why) {
      off(why);
    }
  };

  let live = make();
  if (problem) throw problem < 256 ? "not a compiled plan" : `plan of version ${(problem >> 8) - 1}, this build reads ${PLAN_VERSION}`;

  return {
    /** Undefined if the engine trapped in this call: then what the call would have told is lost, and nothing else. */
    run<T>(call: Call<T>): T | undefined {
      try {
        const answer = call(live);
        memory = live.stored();
        return answer;
      } catch (trap) {
        if (traps.push(performance.now()) > 2 && traps.at(-1)! - traps.at(-3)! < 10_000) off(trap);
        else renew();
        return undefined;
      }
    },
    /** The memory after the last call. */
    memory: () => memory,
    /** Goes on from another memory. */
    adopt(other: Uint8Array): void {
      memory = other;
      renew();
    },
  };
}
