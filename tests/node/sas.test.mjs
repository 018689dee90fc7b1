// The sas: who goes over to sales and who waits, with the queue in memory.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { candidate, memorySas, openPlan, openSas, qualify } from "attise/edge";
import { dice, laws, playAtRandom } from "../lib/sas-laws.mjs";

const preset = (name) => openPlan(readFileSync(new URL(`../../pkg-config/presets/${name}.json`, import.meta.url), "utf8"));
/** 20 leads a calendar month, a fifth more for who asks. */
const plan = preset("mql-sql");
const january = Date.UTC(2026, 0, 15, 9);
const february = Date.UTC(2026, 1, 1);
const lead = (id, engagement = 10, more = {}) => ({ id, raised: false, engagement, fit: 0, last: 1_768_000_000, ...more });
const raised = (id) => lead(id, 10, { raised: true });
const offerAll = async (sas, leads, now = january) => {
  const offered = [];
  for (const each of leads) offered.push(await sas.offer(each, now));
  return offered;
};
const many = (count, make) => Array.from({ length: count }, (_, i) => make(`${String(i).padStart(3, "0")}`, i));

describe("the queue in memory", () => {
  for (const [name, law] of Object.entries(laws)) it(name, () => law(memorySas()));

  it("chance never exceeds quota and margin, loses none, doubles none, and keeps the order", async () => {
    for (let seed = 0; seed < 300; seed += 1) await playAtRandom(memorySas(), seed, 120);
  });
});

describe("the sas of a plan", () => {
  it("B12, B14: over the quota the rest wait, best first, each with its place and a reason", async () => {
    const sas = openSas(plan, memorySas());
    const first = await offerAll(sas, many(20, (id) => lead(id)));
    assert.ok(first.every(({ admitted, at }) => admitted && at === january));
    const full = { code: "full", label: { fr: "les commerciaux n’ont plus de place sur cette période", en: "sales can take no more leads in this period" } };
    assert.deepEqual(await offerAll(sas, [lead("low", 5), lead("best", 90), lead("good", 60), lead("low", 5)]), [
      { admitted: false, place: 1, reason: full },
      { admitted: false, place: 1, reason: full },
      { admitted: false, place: 2, reason: full },
      { admitted: false, place: 3, reason: full },
    ]);
    assert.deepEqual(await sas.release(february), ["best", "good", "low"]);
  });

  it("B14: hand-raises go first and may overflow by the plan's margin, and no further", async () => {
    const sas = openSas(plan, memorySas());
    await offerAll(sas, many(21, (id) => lead(id, 90)));
    const [a, b, c, d, e] = await offerAll(sas, many(5, (id) => raised(`r${id}`)));
    assert.deepEqual([a, b, c, d].map(({ admitted }) => admitted), [true, true, true, true], "a fifth of twenty");
    assert.deepEqual([e.admitted, e.place, e.reason.code], [false, 1, "overflowFull"]);
    assert.equal(e.reason.label.en, "sales can take no more leads in this period, not even those who ask by themselves");
    assert.deepEqual(await sas.release(february), ["r004", "020"]);
  });

  it("B15: congestion is the queue by the capacity", async () => {
    const sas = openSas(plan, memorySas());
    assert.deepEqual(await sas.congestion(january), { waiting: 0, taken: 0, leads: 20, percent: 0 });
    await offerAll(sas, many(50, (id, i) => lead(id, i)));
    assert.deepEqual(await sas.congestion(january), { waiting: 30, taken: 20, leads: 20, percent: 150 });
    await sas.release(february);
    assert.deepEqual(await sas.congestion(february), { waiting: 10, taken: 20, leads: 20, percent: 50 });
  });

  it("B19: the count is one of calendar months", async () => {
    const sas = openSas(plan, memorySas());
    await offerAll(sas, many(25, (id) => lead(id)));
    assert.deepEqual(await sas.release(february - 1), []);
    assert.equal((await sas.release(february)).length, 5);
    assert.equal((await sas.congestion(Date.UTC(2026, 1, 28, 23, 59, 59, 999))).taken, 5);
    assert.equal((await sas.congestion(Date.UTC(2026, 2, 1))).taken, 0);
  });

  it("B12, B17: what the sas has counted is the fact `taken`, which keeps the next lead in the sas", async () => {
    const sas = openSas(plan, memorySas());
    const { payload, reading } = plan.play({ start: january / 1000, signals: [{ at: 0, kind: "event", path: "/", name: "salon" }] });
    const post = { name: "Paul Morel", email: "p.morel@example.fr", attise: payload };
    const judged = async () => (await qualify(post, { plan, now: reading.at * 1000, facts: { taken: (await sas.congestion(january)).taken } })).verdict;
    assert.deepEqual([(await judged()).transmissible.code, (await judged()).reading.stage], ["ready", "sql"]);
    await offerAll(sas, many(20, (id) => lead(id)));
    const { transmissible, route, reading: waiting } = await judged();
    assert.deepEqual([transmissible.allowed, transmissible.code, route, waiting.stage, waiting.next.gate], [false, "capacity", "sas", "sas", "capacity"]);
  });

  it("A11: a lead that posts its form twice is handed over once", async () => {
    const sas = openSas(plan, memorySas());
    const fields = { name: "Paul Morel", email: "p.morel@example.fr" };
    const posts = [fields, { ...fields, email: " P.Morel@Example.fr" }];
    const keys = [];
    for (const post of posts) {
      const { verdict } = await qualify(post, { plan, now: january });
      const offered = candidate(verdict);
      keys.push(offered.id);
      assert.equal((await sas.offer(offered, january)).admitted, true);
    }
    assert.equal(keys[0], keys[1]);
    assert.equal((await sas.congestion(january)).taken, 1);
  });

  it("a hand is raised by a payload that can be believed, and by no other", async () => {
    const { verdict } = await qualify({ name: "Paul Morel", email: "p.morel@example.fr" }, { plan, now: january });
    const raised = { ...verdict, reading: { ...verdict.reading, raised: ["demande-contact"] } };
    for (const trust of ["verified", "consistent", "unverified", "replayed", "expired"]) {
      assert.equal(candidate({ ...raised, trust }).raised, trust === "verified" || trust === "consistent", trust);
    }
  });

  it("D05: what a handover triggers is triggered once", async () => {
    const sas = openSas(plan, memorySas());
    const firsts = [];
    for (const each of [...many(21, (id) => lead(id)), ...many(21, (id) => lead(id))]) {
      const offered = await sas.offer(each, january);
      if (offered.admitted && offered.first) firsts.push(each.id);
    }
    assert.equal(firsts.length, 20);
    assert.deepEqual([...(await sas.release(february)), ...(await sas.release(february))], ["020"]);
    assert.deepEqual(await sas.offer(lead("020"), february + 1), { admitted: true, at: february, first: false });
  });

  it("the order is that of the engine: hand, points, latest activity, id", async () => {
    const sas = openSas(plan, memorySas());
    await offerAll(sas, many(24, (id) => raised(id)));
    const leads = [lead("c", 10), lead("a", 10), lead("b", 10), lead("late", 10, { last: 1_768_000_001 }), lead("fit", 1, { fit: 20 }), lead("minus", -50, { fit: 2 }), raised("hand"), lead("zero", 0)];
    await offerAll(sas, leads);
    assert.deepEqual(await sas.release(february), ["hand", "fit", "late", "a", "b", "c", "zero", "minus"]);
  });

  it("without a capacity all go over, and nothing is congested", async () => {
    const sas = openSas(preset("sensei"), memorySas());
    assert.ok((await offerAll(sas, many(100, (id) => lead(id)))).every(({ admitted }) => admitted));
    assert.deepEqual(await sas.congestion(january), { waiting: 0, taken: 100, leads: null, percent: 0 });
  });

  it("a person takes a lead beyond the quota, and who leaves makes room", async () => {
    const sas = openSas(plan, memorySas());
    await offerAll(sas, many(22, (id) => lead(id)));
    await sas.take("021", january);
    assert.deepEqual(await sas.congestion(january), { waiting: 1, taken: 21, leads: 20, percent: 5 });
    await sas.leave("000");
    await sas.leave("001");
    assert.deepEqual(await sas.release(january), ["020"]);
  });

  it("what is no lead is the developer's error", async () => {
    const sas = openSas(plan, memorySas());
    const wrong = [
      [lead(""), "id: expected a text of 1 to 200 characters, found text"],
      [lead(7), "id: expected a text of 1 to 200 characters, found a number"],
      [lead("a", 1.5), "engagement: expected a whole number, found a number"],
      [{ ...lead("a"), fit: undefined }, "fit: expected a whole number, found undefined"],
    ];
    for (const [each, message] of wrong) await assert.rejects(sas.offer(each), { name: "TypeError", message });
    assert.throws(() => openSas(undefined, memorySas()), { name: "TypeError" });
  });

  it("months of chance: every month within quota and margin, nobody lost", async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const roll = dice(seed);
      const sas = openSas(plan, memorySas());
      const given = new Map();
      const told = (id, at) => given.set(id, given.get(id) ?? at);
      const everybody = new Set();
      let now = january;
      for (let step = 0; step < 400; step += 1) {
        now += roll(12) * 3_600_000;
        const id = `l${roll(300)}`;
        everybody.add(id);
        const offered = await sas.offer(lead(id, roll(100) - 20, { raised: roll(5) === 0, last: Math.floor(now / 1000) }), now);
        if (offered.admitted) told(id, offered.at);
        if (roll(20) === 0) for (const released of await sas.release(now)) told(released, now);
        assert.ok((await sas.congestion(now)).taken <= 24, "within the month's quota and margin");
      }
      for (const released of await sas.release(now)) told(released, now);
      const { waiting } = await sas.congestion(now);
      assert.equal(given.size + waiting, everybody.size, "nobody lost");
    }
  });
});
