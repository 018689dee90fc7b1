// Loaded twice on one page: one engine, one visitor, one request.
import assert from "node:assert/strict";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { open, score } from "./lib/visit.mjs";

test("W10: a second watch, even from a second copy of the script, gives the first visitor", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  const same = await page.evaluate(async () => {
    const copy = await import("/dist/index.js?copy");
    return [copy.watch !== watch, copy.watch(plan, { consent: true }) === visitor, watch(plan) === visitor];
  });
  assert.deepEqual(same, [true, true, true]);
  assert.equal(await score(page), 1);
  await page.click("#call");
  assert.equal(await score(page), 6);
  assert.equal(await page.evaluate(() => new FormData(document.querySelector("#quote")).getAll("attise").length), 1);
  assert.equal(site.wasm(), 1);
});

test("disposing takes everything off and keeps what is stored; a new watch may follow", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  await page.click("#call");
  await page.evaluate(() => visitor[Symbol.dispose]());
  const stored = await page.evaluate(() => ({ ...localStorage }));
  await page.click("#call");
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), stored);
  assert.equal(Object.keys(stored).length, 1);
  assert.equal(await page.evaluate(async () => { const next = watch(plan, { consent: true }); const ready = await next.ready; return ready && next !== visitor; }), true);
});

test("the page carries nothing on window but one symbol", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  assert.deepEqual(await page.evaluate(() => Object.getOwnPropertySymbols(window).map(String).filter((name) => name.includes("attise"))), ["Symbol(attise)"]);
});
