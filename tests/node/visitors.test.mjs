// `attise/visitors`: many visitors in one instance read as one visitor does elsewhere, and nothing that a signal says throws.
import assert from "node:assert/strict";
import test from "node:test";
import { openPlan } from "attise/plan";
import { openVisitors, PlanError, ready } from "attise/visitors";
import { journey, plan } from "./lib/tiny.mjs";

const START = Date.parse(journey.start);
const at = (seconds) => START + seconds * 1000;
const signals = journey.signals.map(({ at: seconds, ...signal }) => ({ ...signal, at: at(seconds) }));

/** What a journey gives of the same things. */
function played(signals, fields, now) {
  const inSeconds = signals.map(({ at, fields, ...signal }) => ({ ...signal, at: Math.floor(at / 1000) }));
  const { reading } = openPlan(plan).play({ signals: inSeconds, fields, now: Math.floor(now / 1000) });
  const { engagement, fit, coverage, temperature, grade, quadrant, persona } = reading;
  return { engagement, fit, coverage, temperature, grade, quadrant, action: reading.action?.id ?? null, persona };
}

test("it is ready without being asked", () => assert.equal(ready(), true));

test("a visitor reads as a journey does, after each signal and later", () => {
  const visitors = openVisitors(plan);
  const visitor = visitors.add();
  for (let i = 0; i < signals.length; i++) {
    assert.deepEqual(visitors.take(visitor, signals[i]), played(signals.slice(0, i + 1), {}, signals[i].at));
  }
  visitors.fields(visitor, journey.fields);
  const later = at(journey.now);
  assert.deepEqual(visitors.read(visitor, later), played(signals, journey.fields, later));
});

test("many at once are one after another, with the fields that they carry, and in the shape that they have", () => {
  const visitors = openVisitors(plan);
  const [one, many, shaped] = [visitors.add(), visitors.add(), visitors.add()];
  const stream = Array.from({ length: 1000 }, (_, i) => ({
    kind: ["pageView", "formSubmit", "click", "activeTime"][i % 4], path: i % 3 ? `/pricing/${i % 7}?click=${i}#x` : "/", name: i % 5 ? "quote" : undefined,
    seconds: i % 20, at: at(i * 700), fields: i % 100 === 50 ? { employees: i, phone: i % 200 === 50 ? "1" : null } : null,
  }));
  let last;
  for (const signal of stream) last = visitors.take(one, signal);
  assert.deepEqual(visitors.takeAll(many, stream), last);
  const rows = stream.map((signal) => ({ signal }));
  assert.deepEqual(visitors.takeAll(shaped, rows, ({ signal }) => signal), last);
  assert.deepEqual(visitors.export(many), visitors.export(one));
  assert.deepEqual(visitors.takeAll(many, []), last, "nothing changes nothing");
  const paths = stream.map((signal) => ({ ...signal, path: signal.path.split(/[?#]/)[0] }));
  assert.deepEqual(last, played(paths, { employees: "950", phone: "" }, stream.at(-1).at));
});

test("what came before an item that cannot be had is counted", () => {
  const visitors = openVisitors(plan);
  const [one, many] = [visitors.add(), visitors.add()];
  const signal = { kind: "pageView", path: "/pricing", at: START };
  function* broken() {
    yield signal;
    throw new Error("the stream ended");
  }
  assert.throws(() => visitors.takeAll(many, broken()), { message: "the stream ended" });
  assert.deepEqual(visitors.read(many, START), visitors.take(one, signal));
});

test("signals may be asked for while those of another visitor are", () => {
  const stream = [...Array(4)].flatMap((_, times) => signals.map((signal) => ({ ...signal, at: signal.at + times * 3_600_000 })));
  const read = (take) => {
    const visitors = openVisitors(plan);
    const outer = visitors.add(), inner = visitors.add();
    return [take(visitors, outer, inner), visitors.read(inner, stream.at(-1).at)];
  };
  const nested = read((visitors, outer, inner) => visitors.takeAll(outer, stream, (signal) => {
    visitors.takeAll(inner, [{ ...signal, path: "/pricing" }]);
    return signal;
  }));
  const apart = read((visitors, outer, inner) => {
    visitors.takeAll(inner, stream, (signal) => ({ ...signal, path: "/pricing" }));
    return visitors.takeAll(outer, stream);
  });
  assert.deepEqual(nested, apart);
});

test("a whole address is its path", () => {
  const visitors = openVisitors(plan);
  const points = ["/pricing", "https://example.org/pricing?x", "http://localhost:8080/pricing/a#b", "https://example.org", "//pricing", "pricing"].map(
    (path) => visitors.take(visitors.add(), { kind: "pageView", path, at: START }).engagement,
  );
  assert.deepEqual(points, [10, 10, 10, 0, 0, 0]);
});

test("what is stored goes on, here and under another plan", () => {
  const visitors = openVisitors(plan);
  const visitor = visitors.add();
  visitors.takeAll(visitor, signals);
  const stored = visitors.export(visitor);
  const reading = visitors.read(visitor, at(journey.now));
  const again = visitors.add(stored);
  assert.deepEqual(visitors.read(again, at(journey.now)), reading);
  assert.deepEqual(visitors.export(again), stored);
  const { criteria: [views] } = plan;
  const others = openVisitors({ ...plan, criteria: [{ ...views, points: 2, cap: 3 }], stages: undefined, offers: [] });
  assert.equal(others.read(others.add(stored), at(8000)).engagement, 3);
  visitors.fields(again, { employees: 60 });
  visitors.restore(again, new Uint8Array([9, 9, 9]));
  assert.equal(visitors.read(again, at(8000)).engagement, 0, "what is damaged is nothing");
  assert.equal(visitors.read(again, at(8000)).fit, 10, "what fields say stays");
});

test("visitors come and go, and nobody else is touched", () => {
  const visitors = openVisitors(plan);
  const all = Array.from({ length: 500 }, () => visitors.add());
  assert.equal(new Set(all).size, 500);
  for (const visitor of all) visitors.takeAll(visitor, signals);
  const expected = visitors.read(all[0], at(9000));
  for (const visitor of all.filter((_, i) => i % 2)) visitors.remove(visitor);
  assert.equal(visitors.size, 250);
  for (const visitor of all.filter((_, i) => i % 2 === 0)) assert.deepEqual(visitors.read(visitor, at(9000)), expected);
  assert.equal(visitors.read(visitors.add(), at(9000)).engagement, 0);
  const before = visitors.bytes;
  for (let i = 0; i < 20_000; i++) visitors.takeAll(visitors.add(), signals);
  assert.ok(visitors.bytes > before + 20_000 * 40 && visitors.bytes < before + 20_000 * 200, `${visitors.bytes}`);
  visitors.clear();
  assert.equal(visitors.size, 0);
  assert.ok(visitors.bytes <= before);
  assert.deepEqual(visitors.takeAll(visitors.add(), signals), played(signals, {}, signals.at(-1).at));
});

test("a visitor that is not in use is refused, and in what words", () => {
  const visitors = openVisitors(plan);
  const visitor = visitors.add();
  visitors.remove(visitor);
  visitors.remove(visitor);
  const expected = { name: "RangeError", message: "visitor: expected a number that `add()` gave, found `1`" };
  assert.throws(() => visitors.take(visitor, signals[0]), expected);
  assert.throws(() => visitors.takeAll(visitor, signals), expected);
  assert.throws(() => visitors.read(visitor), expected);
  assert.throws(() => visitors.fields(visitor, { phone: "1" }), expected);
  assert.throws(() => visitors.export(visitor), expected);
  assert.throws(() => visitors.restore(visitor, new Uint8Array()), expected);
  for (const odd of [undefined, null, NaN, 0, -1, 2 ** 32, "x", {}]) assert.throws(() => visitors.take(odd, signals[0]), RangeError, String(odd));
  assert.throws(() => visitors.restore(visitors.add(), "x"), { name: "TypeError", message: "stored: expected a Uint8Array, found text" });
  assert.equal(visitors.size, 1, "refused, and nothing broken");
});

test("nothing that a signal says throws", () => {
  const visitors = openVisitors(plan);
  const visitor = visitors.add();
  const odd = [undefined, null, NaN, Infinity, -1, 2 ** 53, "x", "é\ud800", "/" + "a".repeat(100_000), {}, [], () => 0, Symbol("s"), true, 1n];
  for (const kind of ["pageView", "activeTime", "formSubmit", "constructor", undefined, Symbol("k")]) {
    for (const value of odd.filter((value) => typeof value !== "symbol")) {
      visitors.take(visitor, { kind, at: value, path: value, name: value, seconds: value, percent: value });
    }
    for (const value of odd) visitors.takeAll(visitor, [{ kind, at: START, path: value, name: value, fields: { phone: value, employees: value } }]);
  }
  assert.equal(visitors.take(visitor, { kind: "click", at: 2 ** 60 }).coverage >= 0, true);
  const [plain, big] = [visitors.add(), visitors.add()];
  for (const { at, seconds, ...signal } of signals) {
    visitors.take(plain, { ...signal, at, seconds });
    visitors.take(big, { ...signal, at: BigInt(at), seconds: seconds === undefined ? seconds : BigInt(seconds) });
  }
  assert.deepEqual(visitors.export(big), visitors.export(plain), "a bigint is the number that it is");
  visitors.remove(plain), visitors.remove(big);
  assert.equal(visitors.size, 1);
});

test("an evaluation from counts is what a visitor of the same counts is", () => {
  const visitors = openVisitors(plan);
  const expected = { engagement: 15 + 15, fit: 10, coverage: 50, temperature: "hot", grade: "A", quadrant: "q4", action: null, persona: null };
  const fields = { employees: 120 };
  assert.deepEqual(visitors.evaluate({ counts: { "pricing-view": { times: 2 }, "quote-form": { times: 4, days: 10 } }, fields }), expected);
  assert.deepEqual(visitors.criteria, ["pricing-view", "quote-form"]);
  assert.deepEqual(visitors.evaluateRow([2, 4], [0, 10], fields), expected);
  assert.deepEqual(visitors.evaluateRow(new Uint32Array([2, 4]), new Float64Array([0, 10]), fields), expected);
  assert.equal(visitors.evaluate({}).engagement, 0);
  assert.equal(visitors.evaluateRow([], []).engagement, 0);
  assert.equal(visitors.evaluate({ counts: { "pricing-view": { times: NaN, days: -1 }, "quote-form": { times: 2 ** 60, days: Infinity } } }).engagement, 0);
});

test("a bad plan is refused with all of its problems", () => {
  assert.throws(() => openVisitors({ ...plan, total: {} }), (error) => error instanceof PlanError && error.problems.length === 2);
  assert.throws(() => openVisitors(7), TypeError);
});

test("once disposed nothing is asked any more, and clearing begins anew", () => {
  const visitors = openVisitors(plan);
  visitors.add();
  visitors[Symbol.dispose]();
  assert.throws(() => visitors.add(), /^Error: visitors: the engine has stopped; `clear\(\)` begins anew, without visitors$/);
  visitors.clear();
  assert.equal(visitors.take(visitors.add(), signals[0]).engagement, 10);
});
