// Watches one visitor: consent, callbacks, and what the page may ask.
import { quietly } from "./feed.js";
import { loadPlan, loadWasm } from "./live.js";
import { linesOf } from "./reading.js";
import { NOBODY, openSession, type Session } from "./session.js";
import { KEY, openStore } from "./storage.js";
import { seconds } from "./time.js";
import type { Consent, Options, PlanSource, Reading, Visitor, VisitorEvent } from "./types.js";

/** What can change, by the bits of the engine's answers. */
const CHANGES = ["score", "temperature", "offer"] as const;

/** Where a page keeps its one visitor. */
const ONE = Symbol.for(KEY);

/**
 * Watches the visitor of this page. A second call, even from a second copy of this script, gives the first one's visitor.
 *
 * @param plan the compiled plan
 * @returns at once, and never throws; nothing is read, stored, listened to or sent before consent
 * @example
 * import { watch } from "attise";
 * import plan from "./plan.js";
 *
 * const visitor = watch(plan);
 * acceptButton.onclick = () => visitor.consent.grant();
 */
export function watch(plan: PlanSource, options: Options = {}): Visitor {
  const page = globalThis as { [ONE]?: Visitor };
  return (page[ONE] ??= start(plan, options, () => delete page[ONE]));
}

function start(plan: PlanSource, { wasm, consent: source, storage, ignore = [] }: Options, leave: () => void): Visitor {
  const store = openStore(storage !== "memory");
  const callbacks = new Set<{ type: VisitorEvent; callback: (reading: Reading) => void }>();
  let bytes: ReturnType<typeof loadPlan> | undefined;
  let module: ReturnType<typeof loadWasm> | undefined;
  let session: Session | undefined;
  let broken = false;
  let settle!: (ready: boolean) => void;
  const ready = new Promise<boolean>((resolve) => (settle = resolve));

  const reading = () => session?.reading() ?? NOBODY;

  const tell = (event: VisitorEvent) => {
    for (const { type, callback } of callbacks) if (type === event) queueMicrotask(() => callback(reading()));
  };

  function end(): void {
    if (!session) return;
    session.stop(true);
    session = undefined;
    CHANGES.forEach(tell);
  }

  function alone(why: unknown): void {
    settle(false);
    console.info(`attise is off: ${why}`);
  }

  function fail(): void {
    session?.stop();
    session = undefined;
    broken = true;
    settle(false);
  }

  function forget(): void {
    end();
    if (!store.refused()) store.clear();
  }

  const consent: Consent = {
    get granted() {
      return !!session;
    },
    grant() {
      if (session || typeof document === "undefined") return;
      if (broken || (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl || store.refused()) return settle(false);
      session = openSession(() => (bytes ??= loadPlan(plan)), () => (module ??= loadWasm(wasm)), ignore, store, {
        ready() {
          settle(true);
          tell("ready");
        },
        alone,
        changed: (bits) => CHANGES.forEach((type, bit) => (bits >> bit) & 1 && tell(type)),
        again() {
          session?.stop();
          session = undefined;
          consent.grant();
        },
        end,
        off(why) {
          fail();
          alone(why);
        },
      });
      if (broken) session = undefined;
    },
    revoke: forget,
  };

  const receipt = () => (session ? linesOf(session.take((live) => live.receipt(seconds()))) : []);

  const visitor: Visitor = {
    ready,
    consent,
    page: (to = location.pathname) => session?.page(to),
    signal: (...signal) => session?.signal(...signal),
    reading,
    receipt,
    payload: () => session?.payload(visitor) ?? "",
    on(type, callback) {
      const entry = { type, callback };
      callbacks.add(entry);
      return () => void callbacks.delete(entry);
    },
    object(objects = true) {
      if (objects) {
        end();
        store.refuse();
      } else if (store.refused()) store.clear();
    },
    forget,
    exportData: () => ({ stored: store.dump(), reading: reading(), receipt: receipt() }),
    [Symbol.dispose]() {
      fail();
      leave();
    },
  };
  quietly(() => (typeof source === "function" ? source(consent) : source && consent.grant()));
  return visitor;
}
