// The queue of a sas in memory, for one process and for tests.
import type { Entry, Quota, SasStore } from "./store.js";

interface Admitted {
  id: string;
  rank: string;
  at: number;
  told: boolean;
}

/**
 * Keeps the queue in memory: it is gone with the process, and no other process sees it.
 *
 * @example
 * const sas = openSas(plan, memorySas());
 */
export function memorySas(): SasStore {
  const waiting = new Map<string, Entry>();
  const admitted = new Map<string, Admitted>();
  const queue = () => [...waiting.values()].sort((a, b) => order(a.rank, b.rank));
  const since = (time: number) => [...admitted.values()].filter(({ at }) => at >= time).length;

  function settle({ now, since: start, leads, most }: Quota): void {
    let taken = since(start);
    if (taken >= most) return;
    for (const { id, rank, raised } of queue()) {
      if (taken >= (raised ? most : leads)) return;
      admitted.set(id, { id, rank, at: now, told: false });
      waiting.delete(id);
      taken += 1;
    }
  }

  return {
    async offer(entry, quota) {
      const { id } = entry;
      if (!admitted.has(id)) {
        const before = waiting.get(id) ?? entry;
        const rank = order(before.rank, entry.rank) < 0 ? before.rank : entry.rank;
        waiting.set(id, { id, rank, raised: before.raised || entry.raised });
      }
      settle(quota);
      const found = admitted.get(id);
      if (found) found.told = true;
      return { admitted: found?.at ?? null, ahead: found ? 0 : queue().findIndex((each) => each.id === id) };
    },
    async release(quota) {
      settle(quota);
      const untold = [...admitted.values()].filter(({ told }) => !told).sort((a, b) => a.at - b.at || order(a.rank, b.rank));
      for (const each of untold) each.told = true;
      return untold.map(({ id }) => id);
    },
    async take(id, now) {
      const found = admitted.get(id);
      if (found) found.told = true;
      else admitted.set(id, { id, rank: waiting.get(id)?.rank ?? "", at: now, told: true });
      waiting.delete(id);
    },
    async leave(id) {
      waiting.delete(id);
      admitted.delete(id);
    },
    count: async (time) => ({ taken: since(time), waiting: waiting.size }),
  };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
