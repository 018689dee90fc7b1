// What the hooks read: the visitor while its provider is on the page, and the reading as of its last change.
import type { Options, PlanSource, Reading, Visitor, VisitorEvent } from "../index.js";
import { hold, release } from "./hold.js";

const NOBODY: Reading = { engagement: 0, temperature: "cold", offers: {} };
const CHANGES: VisitorEvent[] = ["ready", "score", "temperature", "offer"];

export type Store = ReturnType<typeof createStore>;

export function createStore() {
  const listeners = new Set<() => void>();
  let visitor: Visitor | null = null;
  let reading = NOBODY;

  function refresh(): void {
    const next = visitor?.reading() ?? NOBODY;
    // The same object for the same reading, or React would render for ever.
    if (JSON.stringify(next) !== JSON.stringify(reading)) reading = next;
    for (const listener of listeners) listener();
  }

  return {
    visitor: () => visitor,
    reading: () => reading,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Begins to watch; returns what ends it. */
    start(plan: PlanSource, options: Options): () => void {
      const now = (visitor = hold(plan, options));
      const ends = CHANGES.map((type) => now.on(type, refresh));
      refresh();
      return () => {
        for (const end of ends) end();
        visitor = null;
        release();
        refresh();
      };
    },
  };
}

/** What is read on the server, and while its HTML comes alive. */
export const onServer = { visitor: () => null, reading: () => NOBODY };
