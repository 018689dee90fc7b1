// What a developer without types may give by mistake: a clear TypeError, and never a lost field.
import assert from "node:assert/strict";
import test from "node:test";
import { qualify } from "attise/edge";
import { check, compile, explain, openPlan, openReplay } from "attise/tools";
import { journey, plan } from "./lib/tiny.mjs";

const opened = openPlan(plan);
const typeError = (message) => ({ name: "TypeError", message });

for (const [payload, found] of [[5, "a number"], [true, "a boolean"], [{}, "an object"], [["x"], "an array"], [1n, "a bigint"], [Symbol("x"), "a symbol"], [() => {}, "a function"]]) {
  test(`explain of a payload that is ${found} is a TypeError`, () => {
    assert.throws(() => opened.explain({ payload }), typeError(`payload: expected text, null or undefined, found ${found}`));
    assert.throws(() => explain(plan, { payload }), TypeError);
    assert.throws(() => opened.decode(payload), typeError(`payload: expected text, found ${found}`));
    assert.equal(opened.explain({}).trust, "absent", "the engine still answers");
  });
}

test("a payload that is null or left out is absent", () => {
  for (const payload of [null, undefined]) assert.equal(opened.explain({ payload }).trust, "absent");
  assert.throws(() => opened.decode(null), typeError("payload: expected text, found null"));
});

test("an odd field is made text or left out, and the others count", () => {
  const odd = { a: null, b: undefined, c: { x: 1 }, d: [1], e: () => {}, f: Symbol("x"), g: NaN, email: 5 };
  const fields = { ...odd, employees: 120, phone: true };
  const { reading } = opened.explain({ fields });
  assert.deepEqual(reading.fitReceipt.map(({ field, value, points }) => [field, value, points]), [["employees", "120", 10], ["phone", "true", 5]]);
});

for (const [fields, found] of [[5, "a number"], ["email=a", "text"], [["a"], "an array"], [new FormData(), "a list of entries"], [new Map(), "a list of entries"]]) {
  test(`fields that are ${found} are a TypeError`, () => {
    assert.throws(() => opened.explain({ fields }), typeError(`fields: expected an object of texts, found ${found}`));
  });
}

test("no fields, no post and an odd time do no harm", () => {
  assert.equal(opened.explain({ fields: null }).trust, "absent");
  assert.equal(opened.explain({ now: NaN }).reading.at, 0);
  assert.throws(() => opened.explain(), typeError("post: expected an object, found undefined"));
});

test("qualify without a plan is the developer's error, before the body is read", async () => {
  const post = () => new Request("https://example.org/lead", { method: "POST", body: new URLSearchParams({ email: "a@example.org" }) });
  for (const options of [{}, undefined, { plan: null }]) {
    const request = post();
    await assert.rejects(qualify(request, options), { name: "TypeError", message: /^plan: expected the plan's JSON text or object, found / });
    assert.equal(request.bodyUsed, false);
  }
});

for (const [source, found] of [[5, "a number"], [null, "null"], [undefined, "undefined"], [true, "a boolean"], [() => {}, "a function"], [{ toJSON() {} }, "an object without JSON"]]) {
  test(`a plan that is ${found} is a TypeError`, () => {
    const wanted = typeError(`plan: expected the plan's JSON text or object, found ${found}`);
    for (const call of [check, openPlan, compile, (plan) => openReplay(plan, { now: 0 })]) assert.throws(() => call(source), wanted);
  });
}

test("a journey that is neither text nor object is a TypeError", () => {
  assert.throws(() => opened.play(5), typeError("journey: expected the journey's JSON text or object, found a number"));
  assert.equal(opened.play(journey).reading.engagement, 30);
});
