// The laws of a store of the sas (`SasStore`), told of any store: each is given a fresh one.
import assert from "node:assert/strict";

const PERIOD = 1000;
const quota = (now, leads = 3, most = leads) => ({ now, since: now - (now % PERIOD), leads, most });
const entry = (id, rank = id, raised = false) => ({ id, rank: (raised ? "0" : "1") + rank, raised });

/** Always the same numbers for the same seed. */
export function dice(seed) {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

export const laws = {
  async "a lead goes over while there is room, then waits behind the better ones"(store) {
    const placed = [];
    for (const id of ["d", "b", "c", "e", "a"]) placed.push(await store.offer(entry(id), quota(10)));
    assert.deepEqual(placed, [
      { admitted: 10, ahead: 0 },
      { admitted: 10, ahead: 0 },
      { admitted: 10, ahead: 0 },
      { admitted: null, ahead: 0 },
      { admitted: null, ahead: 0 },
    ]);
    assert.deepEqual(await store.offer(entry("e"), quota(11)), { admitted: null, ahead: 1 }, "`a` came later and is better");
    assert.deepEqual(await store.count(0), { taken: 3, waiting: 2 });
  },

  async "who has raised a hand goes first, and beyond the quota by the margin and no further"(store) {
    for (const id of ["a", "b", "c"]) await store.offer(entry(id), quota(10, 2, 3));
    assert.deepEqual(await store.offer(entry("y", "y", true), quota(10, 2, 3)), { admitted: 10, ahead: 0 });
    assert.deepEqual(await store.offer(entry("z", "z", true), quota(10, 2, 3)), { admitted: null, ahead: 0 });
    assert.deepEqual(await store.offer(entry("c"), quota(10, 2, 3)), { admitted: null, ahead: 1 });
    assert.deepEqual(await store.count(0), { taken: 3, waiting: 2 });
  },

  async "B17: those who wait leave in their order when the next period has room, and each is told of once"(store) {
    for (const id of ["x", "y", "z", "c", "a", "d", "b"]) await store.offer(entry(id), quota(10));
    assert.deepEqual(await store.release(quota(999)), []);
    assert.deepEqual(await store.release(quota(1000)), ["a", "b", "c"]);
    assert.deepEqual(await store.release(quota(1001)), []);
    assert.deepEqual(await store.count(1000), { taken: 3, waiting: 1 });
    assert.deepEqual(await store.release(quota(2000)), ["d"]);
    assert.deepEqual(await store.count(2000), { taken: 1, waiting: 0 });
  },

  async "an offer lets the better ones in before it, and they are told of by the release"(store) {
    for (const id of ["x", "y", "z", "a", "b"]) await store.offer(entry(id), quota(10));
    assert.deepEqual(await store.offer(entry("c"), quota(1000)), { admitted: 1000, ahead: 0 });
    assert.deepEqual(await store.offer(entry("d"), quota(1000)), { admitted: null, ahead: 0 });
    assert.deepEqual(await store.offer(entry("a"), quota(1001)), { admitted: 1000, ahead: 0 }, "whoever asks is told");
    assert.deepEqual(await store.release(quota(1002)), ["b"]);
  },

  async "A11: the same lead offered twice has one place"(store) {
    assert.deepEqual(await store.offer(entry("a"), quota(10, 1)), { admitted: 10, ahead: 0 });
    assert.deepEqual(await store.offer(entry("a"), quota(20, 1)), { admitted: 10, ahead: 0 });
    assert.deepEqual(await store.offer(entry("a"), quota(5000, 1)), { admitted: 10, ahead: 0 }, "in a later period as well");
    await store.offer(entry("b"), quota(20, 1));
    await store.offer(entry("b"), quota(30, 1));
    assert.deepEqual(await store.count(0), { taken: 1, waiting: 1 });
  },

  async "offered again, a lead keeps its better rank and its raised hand"(store) {
    for (const id of ["a", "b", "c"]) await store.offer(entry(id), quota(10, 1));
    await store.offer(entry("c", "c", true), quota(11, 1));
    await store.offer(entry("c", "z", false), quota(12, 1));
    assert.deepEqual(await store.offer(entry("c", "z"), quota(13, 1)), { admitted: null, ahead: 0 });
    assert.deepEqual(await store.offer(entry("b"), quota(13, 1)), { admitted: null, ahead: 1 });
    assert.deepEqual(await store.release(quota(14, 1, 2)), ["c"], "its hand counts for the margin");
  },

  async "a person takes a lead whether or not there is room, and it counts"(store) {
    for (const id of ["a", "b"]) await store.offer(entry(id), quota(10, 1));
    await store.take("b", 20);
    await store.take("unknown", 21);
    await store.take("a", 22);
    assert.deepEqual(await store.count(0), { taken: 3, waiting: 0 });
    assert.deepEqual(await store.offer(entry("b"), quota(30, 1)), { admitted: 20, ahead: 0 });
    assert.deepEqual(await store.offer(entry("a"), quota(30, 1)), { admitted: 10, ahead: 0 });
    assert.deepEqual(await store.release(quota(1000, 1)), []);
  },

  async "who leaves is forgotten, and the place is free again"(store) {
    for (const id of ["a", "b", "c"]) await store.offer(entry(id), quota(10, 1));
    await store.leave("b");
    await store.leave("nobody");
    await store.leave("a");
    assert.deepEqual(await store.count(0), { taken: 0, waiting: 1 });
    assert.deepEqual(await store.release(quota(20, 1)), ["c"]);
    assert.deepEqual(await store.offer(entry("a"), quota(21, 1)), { admitted: null, ahead: 0 });
  },

  async "with no room at all everybody waits, and without a bound nobody does"(store) {
    assert.deepEqual(await store.offer(entry("a"), quota(10, 0)), { admitted: null, ahead: 0 });
    const most = Number.MAX_SAFE_INTEGER;
    assert.deepEqual(await store.offer(entry("b"), { now: 11, since: 0, leads: most, most }), { admitted: 11, ahead: 0 });
    assert.deepEqual(await store.release({ now: 12, since: 0, leads: most, most }), ["a"]);
  },

  async "ids and ranks are texts, whatever is in them"(store) {
    const odd = ["'; DROP TABLE attise_sas; --", "é\u{1f600}", "a".repeat(200), "null", "0"];
    for (const id of odd) assert.deepEqual(await store.offer(entry(id, "x"), quota(10, 9)), { admitted: 10, ahead: 0 });
    assert.deepEqual(await store.count(0), { taken: odd.length, waiting: 0 });
  },

  async "B12: offers that come all at once never exceed quota and margin"(store) {
    const leads = Array.from({ length: 40 }, (_, i) => entry(`l${i}`, String(i).padStart(2, "0"), i % 4 === 0));
    const placed = await Promise.all([...leads, ...leads].map((lead) => store.offer(lead, quota(10, 5, 7))));
    const admitted = new Set(placed.flatMap((place, i) => (place.admitted === null ? [] : [leads[i % 40].id])));
    assert.equal(admitted.size, 7, "ten of them have raised a hand");
    assert.deepEqual(await store.count(0), { taken: 7, waiting: 33 });
    const released = (await Promise.all(Array.from({ length: 8 }, () => store.release(quota(1000, 5, 7))))).flat();
    assert.equal(new Set(released).size, released.length, "each is told of once");
    assert.deepEqual(await store.count(1000), { taken: released.length, waiting: 33 - released.length });
    assert.ok(released.length >= 5 && released.length <= 7, `${released.length}`);
  },
};

/** Plays chance against a store and a plain list, and holds them to each other after every step. */
export async function playAtRandom(store, seed, steps) {
  const roll = dice(seed);
  const [leads, margin] = [roll(5), roll(3)];
  const seen = new Map();
  let now = 0;
  const queue = () => [...seen.values()].filter(({ at }) => at === null).sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const taken = (since) => [...seen.values()].filter(({ at, byHand }) => at !== null && at >= since && !byHand).length;
  const all = (since) => [...seen.values()].filter(({ at }) => at !== null && at >= since).length;
  const settle = (given) => {
    for (const lead of queue()) {
      if (all(given.since) >= (lead.raised ? given.most : given.leads)) break;
      lead.at = given.now;
    }
  };
  for (let step = 0; step < steps; step += 1) {
    now += roll(150);
    const given = quota(now, leads, leads + margin);
    const id = `l${roll(30)}`;
    const what = roll(12);
    if (what < 8) {
      const offered = entry(id, String(roll(90)).padStart(2, "0") + id, roll(4) === 0);
      const lead = seen.get(id) ?? { id, rank: offered.rank, raised: false, at: null, told: false };
      if (lead.at === null) Object.assign(lead, { rank: offered.rank < lead.rank ? offered.rank : lead.rank, raised: lead.raised || offered.raised });
      seen.set(id, lead);
      settle(given);
      if (lead.at !== null) lead.told = true;
      const ahead = lead.at === null ? queue().indexOf(lead) : 0;
      assert.deepEqual(await store.offer(offered, given), { admitted: lead.at, ahead });
    } else if (what < 10) {
      settle(given);
      const untold = [...seen.values()].filter(({ at, told }) => at !== null && !told);
      untold.sort((a, b) => a.at - b.at || (a.rank < b.rank ? -1 : 1));
      for (const lead of untold) lead.told = true;
      assert.deepEqual(await store.release(given), untold.map((lead) => lead.id));
    } else if (what === 10) {
      const lead = seen.get(id) ?? { id, rank: "", raised: false, at: null, told: true };
      seen.set(id, Object.assign(lead, { told: true, ...(lead.at === null && { at: now, byHand: true }) }));
      await store.take(id, now);
    } else {
      seen.delete(id);
      await store.leave(id);
    }
    assert.ok(taken(given.since) <= leads + margin, "never over quota and margin");
    assert.deepEqual(await store.count(given.since), { taken: all(given.since), waiting: queue().length }, "none lost, none double");
  }
}
