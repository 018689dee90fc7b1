// The linter from JavaScript and from the command line.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";
import { PlanError, lint } from "attise/tools";
import { attise, scratch } from "./lib/attise.mjs";

const calm = {
  version: 1,
  id: "calm",
  language: "en",
  pages: { pricing: "/pricing*" },
  criteria: [
    { id: "view", label: { fr: "Tarifs vus", en: "Pricing viewed" }, signal: "pageView", page: "pricing", points: 10, repeat: "perVisit", cap: 20, halfLifeDays: 14 },
    { id: "quote", label: { fr: "Devis demandé", en: "Quote requested" }, signal: "formSubmit", name: "quote", points: 30, repeat: "once", halfLifeDays: 60 },
  ],
  total: { floor: 0, cap: 50 },
  temperature: { warm: 20, hot: 40, hysteresis: 5 },
  stages: [
    { id: "visitor", owner: "marketing", gate: "auto" },
    { id: "mql", label: { fr: "Lead marketing", en: "Marketing lead" }, owner: "marketing", gate: "auto", when: { has: "email", engagement: 20 } },
  ],
};
const odd = { ...calm, temperature: { ...calm.temperature, hot: 60 } };
const warning = "temperature.hot: hot begins at `60`, and no visitor can have more than `50` points: the cap of `total` is 50 (unreachable-temperature)";
const told = [warning, "    lower the threshold, or raise what holds the points down", "    www/docs/lint.md#unreachable-temperature"];

test("lint gives the warnings of a plan, as text or object", () => {
  assert.deepEqual(lint(calm), []);
  const expected = {
    code: "unreachable-temperature",
    path: "temperature.hot",
    message: "hot begins at `60`, and no visitor can have more than `50` points: the cap of `total` is 50",
    help: "lower the threshold, or raise what holds the points down",
    docs: "www/docs/lint.md#unreachable-temperature",
  };
  assert.deepEqual(lint(odd), [expected]);
  assert.deepEqual(lint(JSON.stringify(odd)), [expected]);
  assert.deepEqual(lint({ ...odd, accept: ["unreachable-temperature"] }), []);
});

test("lint throws what is wrong, and refuses what is no plan", () => {
  assert.throws(() => lint({ ...calm, total: { floor: 0 } }), (error) => error instanceof PlanError && error.problems[0].code === "missing-key");
  assert.throws(() => lint(3), TypeError);
});

test("each warning leads to the docs", () => {
  for (const { docs } of lint(odd)) {
    const [file, code] = docs.split("#");
    const path = new URL(`../../${file}`, import.meta.url);
    assert.ok(existsSync(path));
    assert.ok(readFileSync(path, "utf8").includes(`\n### ${code}\n`));
  }
});

test("attise lint tells warnings, then the shortest journeys", (t) => {
  const folder = scratch(t, { "calm.json": calm, "odd.json": odd });
  const { code, out, err } = attise(folder, ["lint", "calm.json"]);
  assert.deepEqual([code, err], [0, ""]);
  const [head, gap, title, ...rows] = out.trimEnd().split("\n");
  assert.deepEqual([head, gap, title], ["calm.json: no warnings", "", "shortest journeys"]);
  assert.deepEqual(rows.map((row) => row.trim().split(/ {2,}/)[0]), ["warm", "hot", "Marketing lead"]);
  const lines = attise(folder, ["lint", "odd.json"]).out.split("\n");
  assert.deepEqual(lines.slice(0, 5), ["odd.json: 1 warning", ...told, ""]);
  assert.ok(lines.includes("  hot             (none)"), lines.join("\n"));
});

test("attise lint in French speaks of journeys in French", (t) => {
  const { out } = attise(scratch(t, { "calm.json": calm }), ["lint", "calm.json", "--lang", "fr"]);
  const [head, , title, ...rows] = out.trimEnd().split("\n");
  assert.deepEqual([head, title], ["calm.json: aucun avertissement", "parcours les plus courts"]);
  assert.deepEqual(rows.map((row) => row.trim().split(/ {2,}/)[0]), ["tiède", "chaud", "Lead marketing"]);
});

test("attise lint --strict fails on warnings, and on nothing else", (t) => {
  const folder = scratch(t, { "calm.json": calm, "odd.json": odd, "accepted.json": { ...odd, accept: ["unreachable-temperature"] } });
  const code = (file, ...more) => attise(folder, ["lint", file, ...more]).code;
  assert.deepEqual([code("odd.json"), code("odd.json", "--strict")], [0, 1]);
  assert.deepEqual([code("calm.json", "--strict"), code("accepted.json", "--strict")], [0, 0]);
});

test("attise lint --json gives all of it", (t) => {
  const { code, out } = attise(scratch(t, { "odd.json": odd }), ["lint", "odd.json", "--json"]);
  const { problems, warnings, journeys } = JSON.parse(out);
  assert.deepEqual([code, problems, warnings], [0, [], lint(odd)]);
  assert.deepEqual(journeys.map(({ target, way }) => [target, way === null]), [["warm", false], ["hot", true], ["mql", false]]);
});

test("attise lint of a plan with problems tells them", (t) => {
  const folder = scratch(t, { "bad.json": { ...calm, total: { floor: 0 } } });
  const { code, out } = attise(folder, ["lint", "bad.json"]);
  assert.deepEqual([code, out], [1, "bad.json: 1 problem\ntotal: missing key `cap`\n"]);
  const { problems } = JSON.parse(attise(folder, ["lint", "bad.json", "--json"]).out);
  assert.deepEqual(problems.map((problem) => problem.path), ["total"]);
});

test("attise lint used wrongly says how it is used", (t) => {
  const folder = scratch(t, { "calm.json": calm });
  const none = attise(folder, ["lint"]);
  assert.deepEqual([none.code, none.err.split("\n")[0]], [2, "expected PLAN"]);
  const language = attise(folder, ["lint", "calm.json", "--lang", "de"]);
  assert.deepEqual([language.code, language.err.split("\n")[0]], [2, "--lang: expected `fr` or `en`, found `de`"]);
  assert.match(language.err, /usage: attise lint PLAN/);
});

test("attise check says how many warnings there are", (t) => {
  const folder = scratch(t, { "calm.json": calm, "odd.json": odd });
  assert.equal(attise(folder, ["check", "calm.json"]).out, "calm.json: good (plan `calm`, hash HASH, SIZE bytes compiled)\n");
  const { code, out } = attise(folder, ["check", "odd.json"]);
  assert.deepEqual([code, out], [0, "odd.json: good (plan `calm`, hash HASH, SIZE bytes compiled)\n1 warning: see `attise lint odd.json`\n"]);
});
