// `attise key`: a fresh key, and what is wrong with those that an edge is to have.
import assert from "node:assert/strict";
import { it } from "node:test";
import { openKeys } from "attise/edge";
import { NATIVE, NPMS, run, sameOfBoth, scratch } from "./lib/attise.mjs";

const { ATTISE_KEYS: _, ...clean } = process.env;
const environment = (keys) => ({ env: keys === undefined ? clean : { ...clean, ATTISE_KEYS: keys } });

const A = Buffer.alloc(32, 1).toString("base64url");
const HELP = "(`npx attise key` prints a fresh key)";

for (const [name, command] of Object.entries({ "npm's": NPMS, native: NATIVE })) {
  it(`E14: a fresh key of the ${name} command is good, and no two are the same`, () => {
    const fresh = (...args) => run(command, ".", ["key", ...args], environment());
    const [{ code, out: one, err }, { out: two }] = [fresh(), fresh("--id", "2")];
    assert.deepEqual([code, err], [0, ""]);
    assert.match(one, /^1:[\w-]{43}\n$/);
    assert.match(two, /^2:[\w-]{43}\n$/);
    assert.notEqual(one.slice(2), two.slice(2));
    assert.ok(openKeys(`${two},${one}`));
  });
}

/** What `attise key` says in an empty folder: exit code and both outputs. */
const told = (t) => (args, keys) => Object.values(sameOfBoth(scratch(t, {}), ["key", ...args], environment(keys)));

it("E14: the check of a deployment says what is wrong, and fails", (t) => {
  const key = told(t);
  assert.deepEqual(key(["--check"]), [1, "", `ATTISE_KEYS: expected keys, found no such variable ${HELP}\n`]);
  assert.deepEqual(key(["--check"], "1:c2hvcnQ"), [1, "", `keys[0].key: expected at least 32 bytes, found \`5\` ${HELP}\n`]);
  assert.deepEqual(key(["--check", `1:${A},1:${A}`]), [1, "", `keys[1].id: expected an id of its own, found \`1\` again ${HELP}\n`]);
  assert.deepEqual(key(["--check"], `7:${A}`), [0, "the key is good: 7 signs and verifies\n", ""]);
  assert.deepEqual(key(["--check"], `2:${A}, 1:${A}\n`), [0, "the keys are good: 2 signs, 2, 1 verify\n", ""]);
});

it("misuse is told in a line", (t) => {
  const key = told(t);
  const first = ([code, , err]) => [code, err.split("\n")[0]];
  assert.deepEqual(first(key(["--id", "256"])), [2, "--id: expected a whole number from 0 to 255, found `256`"]);
  assert.deepEqual(first(key(["abc"])), [2, "expected --check before KEYS"]);
  assert.deepEqual(first(key(["--check", "--id", "1"])), [2, "--id: expected no --check beside it"]);
});
