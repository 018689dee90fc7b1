// `attise test` and what is behind it: cases beside plans.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { PlanError, testPlan } from "attise/tools";
import Ajv2020 from "ajv/dist/2020.js";
import { attise, scratch } from "./lib/attise.mjs";
import { journey, plan } from "./lib/tiny.mjs";

const presets = fileURLToPath(new URL("../../pkg-config/presets/", import.meta.url));
const casesOf = (name) => JSON.parse(readFileSync(join(presets, name), "utf8"));
const files = readdirSync(presets).filter((name) => name.endsWith(".cases.json"));
const good = { name: "a quote", rows: ["A01"], journey, expect: { reading: { engagement: 30, temperature: "hot", actions: [] } } };
const bad = { ...good, name: "a quote is worth more", rows: ["A02", "A03"], expect: { reading: { engagement: 40, grade: "B" }, memory: 1 } };

test("the cases of all presets pass", () => {
  let passed = 0;
  for (const name of files) {
    const result = testPlan(readFileSync(join(presets, name.replace(".cases", "")), "utf8"), readFileSync(join(presets, name), "utf8"));
    assert.deepEqual(result.failed, [], name);
    passed += result.passed;
  }
  assert.equal(passed, files.reduce((all, name) => all + casesOf(name).cases.length, 0));
  assert.ok(passed >= 200, `only ${passed}`);
});

test("the published schema takes the cases of all presets, and refuses what the reader refuses", () => {
  const schema = JSON.parse(readFileSync(new URL("../../pkg-config/cases.schema.json", import.meta.url), "utf8"));
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
  for (const name of files) assert.ok(validate(casesOf(name)), `${name}: ${JSON.stringify(validate.errors)}`);
  const refused = (document) => {
    try {
      testPlan(plan, document);
      return false;
    } catch (error) {
      assert.ok(error instanceof PlanError, String(error));
      return true;
    }
  };
  const within = (part) => ({ cases: [{ ...good, ...part }] });
  const signal = (part) => within({ journey: { signals: [{ at: 0, kind: "pageView", path: "/", ...part }] } });
  const wrong = [
    {}, { cases: [] }, { cases: [good], more: 1 }, { cases: [{ ...good, name: " " }] }, within({ rows: "A01" }), within({ more: 1 }),
    within({ expect: {} }), within({ expect: { reading: {} } }), within({ expect: { reading: { temprature: "hot" } } }), within({ expect: { score: 1 } }),
    within({ journey: {} }), within({ journey: { signals: [], opened: { sql: "auto" } } }), within({ journey: { signals: [], verified: ["money"] } }),
    within({ journey: { signals: [], taken: -1 } }), within({ journey: { signals: [], holdout: "yes" } }), within({ journey: { signals: [], now: -1 } }),
    signal({ path: "pricing" }), signal({ kind: "dance" }), signal({ at: -1 }), signal({ at: null }), signal({ path: undefined }), signal({ more: 1 }),
    signal({ kind: "activeTime" }), signal({ kind: "activeTime", seconds: 86_401 }), signal({ kind: "scroll" }), signal({ kind: "scroll", percent: 101 }),
    signal({ kind: "videoPlay", percent: 1.5 }), signal({ name: "" }),
  ].map((document) => JSON.parse(JSON.stringify(document)));
  const right = [
    { cases: [good] }, { $schema: "x", about: "y", cases: [good] }, within({ comment: "" }), signal({ at: "2026-01-05" }), signal({ kind: "videoPlay" }),
    signal({ kind: "scroll", percent: 0 }), signal({ kind: "call", name: "sales" }), within({ expect: { reading: { stage: null, persona: null } } }),
    within({ journey: { start: "2026-01-05", now: 9, signals: [], opened: { sql: "verbal" }, verified: ["need"], taken: 0, holdout: true, fields: { a: "", b: 1, c: true } } }),
  ];
  for (const document of wrong) assert.deepEqual([validate(document), refused(document)], [false, true], JSON.stringify(document));
  for (const document of right) assert.deepEqual([validate(document), refused(document)], [true, false], JSON.stringify([document, validate.errors]));
});

test("test runs the cases beside a plan", (t) => {
  const folder = scratch(t, { "plan.json": plan, "plan.cases.json": { cases: [good] } });
  const passed = { code: 0, out: "plan.cases.json: 1 passed\n", err: "" };
  assert.deepEqual(attise(folder, ["test"]), passed);
  assert.deepEqual(attise(folder, ["test", "plan.json"]), passed);
  assert.deepEqual(attise(folder, ["test", "plan.cases.json", "plan.json"]), passed, "a file that is named twice is run once");
});

test("test shows what was expected, what was found, and where the points come from", (t) => {
  const folder = scratch(t, { "plan.json": plan, "plan.cases.json": { cases: [good, bad] } });
  const { code, out, err } = attise(folder, ["test"]);
  assert.deepEqual([code, err], [1, ""]);
  assert.equal(
    out.replace(/(found {5})\d+\n\n/, "$1N\n\n"),
    `plan.cases.json: 1 passed, 1 failed

  failed: a quote is worth more (A02, A03)
    reading.engagement
      expected  40
      found     30
    reading.grade
      expected  "B"
      found     "A"
    memory
      expected  1
      found     N

    criterion        base  times  faded  trimmed  floor  points
    Pricing viewed     10      2      0       -5      0      15
    Quote requested    30      1    -15        0      0      15
    sum                                                      30

    fit          value        points
    Headcount    120              10
    Phone given  (not given)       0
    sum                           10
`,
  );
});

test("test goes through folders, packages apart, and adds up", (t) => {
  const folder = scratch(t, { "a.json": plan, "a.cases.json": { cases: [good, good] }, "b.cases.json": { cases: [good] }, "c.json": "{", "c.cases.json": { cases: [good] } });
  for (const name of ["node_modules", ".hidden", "deep/er"]) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "d.json"), JSON.stringify(plan));
    writeFileSync(join(folder, name, "d.cases.json"), JSON.stringify({ cases: [{ name: "", journey, expect: {} }] }));
  }
  const { code, out } = attise(folder, ["test", "."]);
  assert.equal(code, 1);
  assert.equal(
    out,
    `a.cases.json: 2 passed
b.json: no such file or folder
c.json: 1 problem
expected JSON: EOF while parsing an object at line 1 column 1
deep/er/d.cases.json: 2 problems
cases[0].name: expected a text, found \`""\`
cases[0].expect: expected at least one of \`reading\`, \`reasons\`, \`payload\`, \`memory\`, \`trend\`, \`history\`, found \`{}\`

4 files: 2 passed, 3 files not run
`,
  );
});

test("test gives everything as JSON", (t) => {
  const folder = scratch(t, { "plan.json": plan, "plan.cases.json": { cases: [good, bad] } });
  const { code, out } = attise(folder, ["test", "--json"]);
  const [{ file, passed, failed, rows }] = JSON.parse(out);
  assert.deepEqual([code, file, passed, rows], [1, "plan.cases.json", 1, ["A01"]]);
  assert.deepEqual(failed[0].differences[0], { path: "reading.engagement", expected: 40, found: 30 });
  assert.deepEqual([failed[0].name, failed[0].rows, failed[0].receipt.length], ["a quote is worth more", ["A02", "A03"], 2]);
});

test("test without cases is a misuse", (t) => {
  const folder = scratch(t, { "plan.json": plan });
  const first = (...args) => {
    const { code, err } = attise(folder, ["test", ...args]);
    return [code, err.split("\n")[0]];
  };
  assert.deepEqual(first(), [2, "expected files named `*.cases.json` in this folder, found none"]);
  assert.deepEqual(first("plan.json"), [2, "expected cases beside plan.json, in plan.cases.json: no such file"]);
  assert.deepEqual(first("plan.yaml"), [2, "expected a plan, its cases or a folder, found `plan.yaml`"]);
  assert.deepEqual(first("nope.json"), [1, "nope.json: no such file or folder"]);
  assert.deepEqual(first("--update"), [2, "unknown option `--update`"]);
});

test("testPlan takes texts and objects, and tells all problems of the cases", () => {
  assert.deepEqual(testPlan(plan, { cases: [good] }), { passed: 1, failed: [], rows: ["A01"] });
  assert.equal(testPlan(JSON.stringify(plan), JSON.stringify({ cases: [bad] })).failed.length, 1);
  const wrong = { cases: [{ name: "", journey: { signals: 1 }, expect: {} }] };
  assert.throws(() => testPlan(plan, wrong), (error) => error instanceof PlanError && error.problems.length === 3);
  assert.throws(() => testPlan(plan, 3), { name: "TypeError", message: /^cases: expected .+, found / });
});
