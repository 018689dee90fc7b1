// The page's one visitor, held by the providers that are on the page: it ends with the last of them.
import { watch, type Options, type PlanSource, type Visitor } from "../index.js";
import { KEY } from "../storage.js";

interface Held {
  visitor: Visitor;
  plan: PlanSource;
  /** Providers that hold it. */
  users: number;
  /** False where the page's own script had begun to watch before. */
  ours: boolean;
}

let held: Held | undefined;

/** Watches, or holds what is watched already; a plan that nobody holds any more gives way to another one. */
export function hold(plan: PlanSource, options: Options): Visitor {
  if (held?.users === 0 && !same(held.plan, plan)) end();
  held ??= { ours: !(Symbol.for(KEY) in globalThis), visitor: watch(plan, options), plan, users: 0 };
  held.users++;
  return held.visitor;
}

/** Not at once: under StrictMode, and when its code is replaced, a provider leaves and comes back in the same task. */
export function release(): void {
  if (held) held.users--;
  queueMicrotask(() => held?.users === 0 && end());
}

function end(): void {
  if (held?.ours) held.visitor[Symbol.dispose]();
  held = undefined;
}

const same = (one: PlanSource, other: PlanSource): boolean => one === other || (one instanceof URL && String(one) === String(other));
