// A store over whatever runs the statements of one call in one transaction.
import type { Call, Row } from "./sql.js";
import type { SasStore } from "./store.js";

/** The store; `run` runs a call as one transaction and gives the rows of its answer. */
export function tabled(run: (call: Call) => Promise<Row[]>): SasStore {
  return {
    async offer(entry, quota) {
      const [row] = await run(["offer", entry, quota]);
      return { admitted: (row?.admitted as number | null) ?? null, ahead: Number(row?.ahead ?? 0), told: row?.told === 1 };
    },
    async release(quota) {
      return (await run(["release", quota])).map(({ id }) => String(id));
    },
    async take(id, now) {
      await run(["take", id, now]);
    },
    async leave(id) {
      await run(["leave", id]);
    },
    async count(since) {
      const [row] = await run(["count", since]);
      return { taken: Number(row?.taken ?? 0), waiting: Number(row?.waiting ?? 0) };
    },
  };
}
