// A store over whatever runs the statements of one call in one transaction.
import { calls, type Call, type Row } from "./sql.js";
import type { SasStore } from "./store.js";

/** The store; `run` runs a call as one transaction and gives the rows of its answer. */
export function tabled(sas: string, run: (call: Call) => Promise<Row[]>): SasStore {
  return {
    async offer(entry, quota) {
      const [row] = await run(calls.offer(sas, entry, quota));
      return { admitted: (row?.admitted as number | null) ?? null, ahead: Number(row?.ahead ?? 0) };
    },
    async release(quota) {
      return (await run(calls.release(sas, quota))).map(({ id }) => String(id));
    },
    async take(id, now) {
      await run(calls.take(sas, id, now));
    },
    async leave(id) {
      await run(calls.leave(sas, id));
    },
    async count(since) {
      const [row] = await run(calls.count(sas, since));
      return { taken: Number(row?.taken ?? 0), waiting: Number(row?.waiting ?? 0) };
    },
  };
}
