// `attise/plan` in Node: what it gives, and what it throws.
import assert from "node:assert/strict";
import test from "node:test";
import { check, compile, compileToModule, openPlan, PlanError, ready } from "attise/plan";
import { openReplay } from "attise/tools";
import { journey, plan } from "./lib/tiny.mjs";

test("the engine is ready without being asked", () => assert.equal(ready(), true));

test("check gives problems as data, for text and for objects", () => {
  assert.deepEqual(check(plan), []);
  const [problem] = check({ ...plan, criteria: [{ ...plan.criteria[1], halfLifeDays: -2 }] });
  assert.equal(problem.path, "criteria[0].halfLifeDays");
  assert.equal(problem.message, "expected a number above 0, found `-2`");
  assert.deepEqual(Object.keys(problem).sort(), ["code", "help", "message", "path"]);
  assert.equal(check("{").length, 1);
});

test("compile gives the same bytes each time, and the module holds them", () => {
  const bytes = compile(plan);
  assert.ok(bytes instanceof Uint8Array);
  assert.deepEqual(compile(JSON.stringify(plan, null, 2)), bytes);
  assert.equal(compileToModule(plan), `export default "${Buffer.from(bytes).toString("base64url")}";\n`);
});

test("a plan is the same as text and as an object, which has whole numbers among its names first", () => {
  const pages = JSON.stringify({ ...plan.pages, a: "/a" }).replace("{", '{"z": "/z", "2024": "/2024/*", "10": "/10", "02": "/02", ');
  const text = JSON.stringify({ ...plan, pages: 0 }).replace('"pages":0', `"pages":${pages}`);
  assert.deepEqual(compile(text), compile(JSON.parse(text)));
});

test("a bad plan throws one error with all problems", () => {
  assert.throws(
    () => openPlan({ ...plan, total: {} }),
    (error) => error instanceof PlanError && error.name === "PlanError" && error.problems.length === 2,
  );
});

test("a journey is played, and its payload gives the same reading", () => {
  const opened = openPlan(plan);
  const { reading, payload, memory } = opened.play(journey);
  assert.deepEqual([reading.engagement, reading.temperature, reading.fit, reading.grade], [30, "hot", 10, "A"]);
  assert.deepEqual(opened.explain({ payload, fields: journey.fields, now: reading.at * 1000 }).reading, reading);
  assert.deepEqual(opened.decode(payload).counters.map(({ criterion, times }) => [criterion, times]), [["pricing-view", 2], ["quote-form", 1]]);
  assert.ok(memory > 0 && memory < 512);
});

test("a bad journey throws with its problems", () => {
  assert.throws(() => openPlan(plan).play({ signals: [{ at: 0, kind: "dance" }] }), {
    name: "PlanError",
    message: /^the journey has 1 problem\n {2}signals\[0\]\.kind: /,
  });
});

test("what is unknown is null, and nothing is undefined", () => {
  const verdict = openPlan(plan).explain({});
  const walk = (value, path) => {
    assert.notEqual(value, undefined, path);
    assert.ok(!(value instanceof Map), path);
    if (value && typeof value === "object") for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`);
  };
  walk(verdict, "verdict");
  assert.deepEqual([verdict.reading.quadrant, verdict.reading.next, verdict.evidence], [null, null, null]);
});

test("a disposed plan can be asked again", () => {
  const opened = openPlan(plan);
  opened[Symbol.dispose]();
  assert.deepEqual(opened.compile(), compile(plan));
});

test("a replay takes its files in pieces of any size", () => {
  const bytes = new TextEncoder().encode("visitor,at,path\na,2026-01-05T09:00:00Z,/pricing\nb,2026-01-05T09:00:00Z,/\n");
  const results = [1, 7, 1000].map((size) => {
    const replay = openReplay(plan, { now: Date.parse("2026-01-05T10:00:00Z") });
    for (let at = 0; at < bytes.length; at += size) replay.events(bytes.subarray(at, at + size));
    replay.events(new Uint8Array());
    return replay.finish();
  });
  assert.deepEqual([results[0].visitors, results[0].events, results[0].malformed], [2, 2, 0]);
  assert.deepEqual(results[1], results[0]);
  assert.deepEqual(results[2], results[0]);
});

test("a lead goes back with a reason", () => {
  const [visitor, ...others] = plan.stages;
  const recycle = { to: visitor.id, reasons: "too-early" };
  const opened = openPlan({ ...plan, stages: [visitor, ...others.map((stage) => ({ ...stage, recycle }))] });
  const from = others.at(-1).id;
  assert.equal(opened.step({ from, to: visitor.id, by: "human", reason: "too-early" }), null);
  assert.equal(opened.step({ from, to: visitor.id, by: "human" }), "expected a reason: `too-early`");
  assert.equal(openPlan(plan).step({ from, to: visitor.id, by: "human", reason: "x" }), `the plan has no way back from \`${from}\` to \`${visitor.id}\``);
});

test("facts open gates, and wrong ones are told at once", () => {
  const opened = openPlan(plan);
  const fields = { ...journey.fields, email: "a@example.org" };
  const { reading } = opened.play({ ...journey, fields });
  const { stage } = reading.next;
  assert.equal(opened.play({ ...journey, fields, opened: { [stage]: "verbal" } }).reading.stage, stage);
  assert.equal(opened.play({ ...journey, fields: { ...fields, opened: stage, [stage]: "verbal" } }).reading.stage, reading.stage);
  assert.throws(
    () => opened.explain({ facts: { opened: { [stage]: "phone" }, verified: ["mood"], more: 1 } }),
    (error) => error instanceof PlanError && error.problems.length === 3,
  );
});
