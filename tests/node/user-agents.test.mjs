// The few words by which a program is known by its user agent, against the user agents of people and of crawlers.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { openPlan } from "attise/edge";
import { plan } from "./lib/tiny.mjs";

const require = createRequire(import.meta.url);
const open = openPlan(plan);
const isBot = (userAgent) => open.explain({ fields: {}, userAgent }).suspicion.signs.some(({ sign }) => sign === "bot_user_agent");

test("no browser of thousands of people is called a program", () => {
  const people = JSON.parse(readFileSync(join(dirname(require.resolve("user-agents")), "user-agents.json"), "utf8"));
  const agents = new Set(people.map(({ userAgent }) => userAgent));
  assert.ok(people.length >= 5000 && agents.size >= 900, `${people.length} people with ${agents.size} user agents`);
  assert.deepEqual([...agents].filter(isBot), []);
});

test("no CUBOT telephone is called a program", () => {
  for (const model of ["CUBOT X30", "CUBOT_NOTE_S", "CUBOT_P30", "CUBOT CHEETAH 2", "CUBOT KING KONG", "CUBOT", "CUBOT/MAX"]) {
    assert.equal(isBot(`Mozilla/5.0 (Linux; Android 10; ${model} Build/QP1A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36`), false, model);
  }
});

test("more than half of the crawlers that say what they are is known: the host's own list is for the rest", () => {
  const crawlers = require("crawler-user-agents").flatMap(({ instances }) => instances);
  const known = crawlers.filter(isBot).length;
  assert.ok(known / crawlers.length > 0.55, `${known} of ${crawlers.length}`);
});

test("a request without a user agent is a sign, a form without a request is none", () => {
  const signs = (post) => open.explain({ fields: {}, ...post }).suspicion.signs.map(({ sign, points }) => [sign, points]);
  assert.deepEqual(signs({ userAgent: "" }), [["no_user_agent", 20]]);
  assert.deepEqual(signs({}), []);
});
