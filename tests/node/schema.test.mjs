// The published JSON Schema and the checker agree: a plan that one refuses, the other refuses. (What no schema can say, the checker says alone.)
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { check } from "attise/plan";
import Ajv2020 from "ajv/dist/2020.js";

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
const validate = new Ajv2020({ strict: false, allErrors: true }).compile(read("pkg-config/plan.schema.json"));

/** Problems of names that refer to one another, of orders, and of ids that stand twice. */
const BEYOND = new Set(["unknown-name", "same-id", "same-key", "wrong-order", "wrong-first-stage", "wrong-part", "same-part", "same-name", "gap", "overlap"]);
const VALUES = [null, true, false, 0, -1, 1.5, 1e9, "", "x", "Two words", "/a", "/a?b", [], [3], ["x"], {}, { fr: "a" }];

/** All objects and arrays of a document, each with the way to it. */
function* places(value, path = []) {
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) {
    yield [...path, key];
    yield* places(value[key], [...path, key]);
  }
}

function changed(plan, path, change) {
  const copy = structuredClone(plan);
  const parent = path.slice(0, -1).reduce((value, key) => value[key], copy);
  change(parent, path.at(-1));
  return copy;
}

for (const file of ["www/plan.json", "pkg-config/presets/b2b-saas.json"]) {
  test(`schema and checker agree on ${file} and on all that can go wrong with it`, (t) => {
    const plan = read(file);
    assert.ok(validate(plan), JSON.stringify(validate.errors));
    let refused = 0, all = 0;
    const agree = (candidate, what) => {
      const problems = check(candidate).filter(({ code }) => !BEYOND.has(code));
      const valid = validate(candidate);
      assert.equal(problems.length === 0, valid, `${what}: ${JSON.stringify(problems)} ${JSON.stringify(validate.errors)}`);
      all += 1;
      refused += valid ? 0 : 1;
    };
    let turn = 0;
    for (const path of places(plan)) {
      const where = path.join(".");
      agree(changed(plan, path, (parent, key) => (Array.isArray(parent) ? parent.splice(key, 1) : delete parent[key])), `${where} left out`);
      agree(changed(plan, path, (parent) => !Array.isArray(parent) && (parent.unheard = 1)), `${where} with a key that nobody knows`);
      // Each place has some of the values in turn: its like stands elsewhere in the plan.
      for (let i = 0; i < 4; i++) {
        const value = VALUES[(turn += 5) % VALUES.length];
        agree(changed(plan, path, (parent, key) => (parent[key] = value)), `${where} = ${JSON.stringify(value)}`);
      }
    }
    t.diagnostic(`${all} plans, ${refused} refused`);
    assert.ok(refused > 1000 && all - refused > 100);
  });
}
