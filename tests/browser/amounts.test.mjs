// Amounts of a signal from the page's own code: whatever is given, a whole number from 0 to 86,400 arrives.
import assert from "node:assert/strict";
import { compile } from "attise/plan";
import plan from "./lib/plan.mjs";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { open, score } from "./lib/visit.mjs";

/** A point for each active second, up to the most that the engine takes at once. */
const seconds = { ...plan.criteria.find(({ id }) => id === "time"), seconds: 1, points: 1 };
const counting = Buffer.from(compile({ ...plan, criteria: [seconds], total: { floor: 0, cap: 100_000 } })).toString("base64url");

const AMOUNTS = [
  ["-5", 0],
  ["-0.5", 0],
  ["NaN", 0],
  ["-Infinity", 0],
  ["'many'", 0],
  ["null", 0],
  ["Symbol()", 0],
  ["3n", 3],
  ["2.9", 2],
  ["'7'", 7],
  ["86_400", 86_400],
  ["86_401", 86_400],
  ["2 ** 32 + 3", 86_400],
  ["Infinity", 86_400],
  ["1e300", 86_400],
];

for (const [amount, counted] of AMOUNTS) {
  test(`an amount of ${amount} counts as ${counted}`, async (t) => {
    const site = await openSite(t, { plan: counting });
    const page = await open(site);
    await page.clock.stop();
    await page.evaluate(`visitor.signal("activeTime", "", ${amount})`);
    assert.equal(await score(page), counted);
    assert.deepEqual((await page.told("said")).filter((line) => line.includes("attise is off")), []);
  });
}
