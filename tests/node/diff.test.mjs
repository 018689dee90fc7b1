// `attise plan diff` and what is behind it: what changed in words, and who moves.
import assert from "node:assert/strict";
import test from "node:test";
import { diffPlans, openMoves, PlanError } from "attise/tools";
import { attise, scratch } from "./lib/attise.mjs";
import { plan } from "./lib/tiny.mjs";

const [view, form] = plan.criteria;
const next = {
  ...plan,
  comment: "comments do not count",
  criteria: [{ ...view, points: 12, halfLifeDays: 30 }, form],
  temperature: { ...plan.temperature, hot: 40 },
  stages: plan.stages.with(1, { ...plan.stages[1], when: { has: ["email"], engagement: 45 } }),
};
const events = `visitor,at,path,kind,name
a,2026-01-05T09:00:00Z,/pricing,,
a,2026-01-05T09:01:00Z,/pricing,formSubmit,quote
b,2026-01-05T09:00:00Z,/,,
c,2026-01-05T09:00:00Z,/pricing,formSubmit,quote
`;
const facts = "visitor,email\na,a@example.org\nc,c@example.org\n";
const files = { "old.json": plan, "new.json": next, "events.csv": events, "facts.csv": facts };
const log = ["--events", "events.csv", "--facts", "facts.csv", "--now", "2026-01-05T10:00:00Z"];

test("plan diff says what changed, and what that does to remembered visitors", (t) => {
  assert.deepEqual(attise(scratch(t, files), ["plan", "diff", "old.json", "new.json"]), {
    code: 0,
    err: "",
    out: `tiny HASH → tiny HASH: 4 changes

criterion pricing-view (Pricing viewed)
  points 10 → 12
      goes for what was done already, too
  half-life (none) → 30 days
      points already earned go on from what was left of them at the last signal, and fade at the new speed

temperature
  hot from 30 → 40
      each visitor is classed anew at the next reading

stage mql (MQL)
  condition engagement of at least 20 → 45
`,
  });
});

test("plan diff with an event log says who moves, in French too", (t) => {
  const folder = scratch(t, files);
  const { code, out, err } = attise(folder, ["plan", "diff", "old.json", "new.json", ...log, "--lang", "fr", "--show", "1"]);
  assert.deepEqual([code, err], [0, ""]);
  assert.equal(
    out,
    `tiny HASH → tiny HASH\u00a0: 4 changements

critère pricing-view (Tarifs vus)
  points 10 → 12
      vaut aussi pour ce qui a déjà été fait
  demi-vie (rien) → 30\u00a0jours
      les points déjà gagnés repartent de ce qu’il en restait au dernier signal, et s’estompent à la nouvelle vitesse

température
  seuil chaud 30 → 40
      chaque visiteur est reclassé à sa prochaine lecture

étape mql (MQL)
  condition intérêt d’au moins 20 → 45

2 visiteurs du journal sur 3 changent de classe, chacun rejoué depuis le début selon les deux plans, lu au 2026-01-05T10:00:00Z

avant \\ après  froid  tiède  chaud
froid              1      0      0
chaud              0      1      1

avant \\ après  visitor
visitor              1
mql                  2

visiteur  intérêt  température  étape
a         40 → 42  chaud        mql → visitor
et 1 de plus
`,
  );
});

test("plan diff gives everything as JSON", (t) => {
  const { out } = attise(scratch(t, files), ["plan", "diff", "old.json", "new.json", ...log, "--json"]);
  const { same, changes, moves } = JSON.parse(out);
  assert.equal(same, false);
  assert.deepEqual(changes[0], {
    path: "criteria.pricing-view.points",
    kind: "changed",
    subject: { fr: "critère pricing-view (Tarifs vus)", en: "criterion pricing-view (Pricing viewed)" },
    words: { fr: "points 10 → 12", en: "points 10 → 12" },
    effect: { fr: "vaut aussi pour ce qui a déjà été fait", en: "goes for what was done already, too" },
    old: 10,
    new: 12,
  });
  assert.deepEqual([moves.visitors, moves.moved, moves.temperature.visitors], [3, 2, [[1, 0, 0], [0, 0, 0], [0, 1, 1]]]);
  assert.deepEqual(moves.examples[1], {
    visitor: "c",
    old: { engagement: 30, fit: 0, temperature: "hot", stage: "mql" },
    new: { engagement: 30, fit: 0, temperature: "warm", stage: "visitor" },
  });
});

test("plan diff ends with 1 on request, and only if something that counts has changed", (t) => {
  const rewritten = { ...plan, comment: "other", pages: { pricing: "/pricing*" } };
  const folder = scratch(t, { ...files, "rewritten.json": rewritten, "comment.json": { ...plan, $schema: "x", comment: "other" } });
  const run = (...args) => attise(folder, ["plan", "diff", ...args]);
  assert.equal(run("old.json", "new.json", "--exit-code").code, 1);
  assert.deepEqual(run("old.json", "comment.json", "--exit-code"), {
    code: 0,
    err: "",
    out: "tiny HASH → tiny HASH\nnothing that counts has changed\n",
  });
  assert.deepEqual(run("old.json", "rewritten.json", "--exit-code"), {
    code: 0,
    err: "",
    out: "tiny HASH → tiny HASH\nnothing that counts has changed; it is only written in another way\n",
  });
  assert.equal(run("old.json", "rewritten.json", "--lang", "fr").out.split("\n")[1], "rien de ce qui compte n’a changé\u202f; c’est seulement écrit autrement");
});

test("plan diff of what is wrong says which file, and of wrong usage what was expected", (t) => {
  const folder = scratch(t, { ...files, "bad.json": { ...plan, total: {} }, "later.csv": events.replaceAll("2026", "2027") });
  const run = (...args) => attise(folder, ["plan", "diff", ...args]);
  const first = (...args) => [run(...args).code, run(...args).err.split("\n")[0]];
  assert.deepEqual(first("old.json", "bad.json"), [1, "bad.json: 2 problems"]);
  assert.deepEqual(first("nope.json", "bad.json"), [1, "nope.json: no such file or folder"]);
  assert.deepEqual(first("old.json"), [2, "expected NEW"]);
  assert.deepEqual(first("-", "-"), [2, "expected `-` once: standard input is one file"]);
  assert.deepEqual(first("old.json", "new.json", "--now", "0"), [2, "expected --events CSV"]);
  assert.deepEqual(first("old.json", "new.json", "--events", "events.csv"), [2, "expected --now TIME"]);
  assert.deepEqual(first("old.json", "new.json", ...log, "--show", "-1"), [2, "--show: expected a value"]);
  assert.deepEqual(first("old.json", "new.json", ...log, "--show", "few"), [2, "--show: expected a whole number up to 999999, found `few`"]);
  assert.deepEqual(first("old.json", "new.json", "--events", "later.csv", "--now", "2026-01-06"), [
    1,
    "later.csv: expected events until 2026-01-06T00:00:00Z, found only later ones: 4",
  ]);
});

test("diffPlans takes texts and objects, and names the plan that has problems", () => {
  assert.equal(diffPlans(plan, JSON.stringify(plan)).same, true);
  assert.throws(() => diffPlans(plan, { ...plan, total: {} }), (error) => error instanceof PlanError && /^the new plan has 2 problems\n/.test(error.message));
  assert.throws(() => diffPlans("{", plan), /^PlanError: the old plan has 1 problem\n/);
});

test("openMoves takes the log in pieces", () => {
  const bytes = new TextEncoder().encode(events);
  const results = [1, 1000].map((size) => {
    const moves = openMoves(plan, next, { now: Date.parse("2026-01-05T10:00:00Z"), shown: 0 });
    for (let at = 0; at < bytes.length; at += size) moves.events(bytes.subarray(at, at + size));
    return moves.finish();
  });
  assert.deepEqual([results[0].visitors, results[0].moved, results[0].examples.length], [3, 1, 0]);
  assert.deepEqual(results[0], results[1]);
});
