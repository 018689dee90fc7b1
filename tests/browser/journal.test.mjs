// Before the WebAssembly is there: signals are kept and counted later, and forms do not wait.
import assert from "node:assert/strict";
import { countsIn } from "./lib/edge.mjs";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { open, reading, score, shown, whenReady } from "./lib/visit.mjs";

/** A site whose live.wasm comes when the test says so. */
async function start(t) {
  let release;
  const held = new Promise((resolve) => (release = () => resolve({})));
  const site = await openSite(t, { answers: { "/dist/live.wasm": () => held } });
  const page = await open(site, "/", { ready: false });
  await page.waitFor(() => globalThis.visitor);
  t.after(release);
  return { site, page, release };
}

test("signals made while it loads count once it is there, at their own times", async (t) => {
  const { page, release } = await start(t);
  await page.clock.stop();
  await page.move(300, 300);
  await page.clock.run(6000);
  await page.click("#call");
  await page.evaluate(() => visitor.signal("event", "video"));
  assert.deepEqual(await reading(page), { engagement: 0, temperature: "cold", offers: {} });
  await page.evaluate(() => { globalThis.told = []; for (const type of ["ready", "score", "temperature", "offer"]) visitor.on(type, () => told.push(type)); });
  release();
  assert.equal(await whenReady(page), true);
  assert.equal(await score(page), 1 + 5 + 2);
  assert.deepEqual(await page.evaluate(() => told), ["ready", "score", "temperature", "offer"]);
  await page.clock.run(5000);
  assert.equal(await score(page), 1 + 5 + 2 + 5, "six active seconds before, five after");
});

test("a burst is kept within bounds, and the last signals stay", async (t) => {
  const { page, release } = await start(t);
  await page.evaluate(() => { for (let i = 0; i < 10_000; i++) visitor.signal("event", "video"); });
  release();
  await whenReady(page);
  const total = await score(page);
  assert.equal(total, 2 * 64);
});

test("W11: a form posted while it loads goes at once, with what has happened", async (t) => {
  const { site, page } = await start(t);
  await page.click("#call");
  await page.click("#quote button");
  await page.at("/lead");
  const [lead] = site.leads();
  assert.deepEqual([...lead.keys()], ["email", "attise"]);
  assert.deepEqual(countsIn(lead.get("attise")), { view: 1, click: 1, form: 1 });
});

test("the offers stay those of the page until it is there", async (t) => {
  const { page, release } = await start(t);
  await page.evaluate(() => { for (let i = 0; i < 15; i++) visitor.signal("event", "video"); });
  assert.equal(await shown(page, "hero"), "guide");
  release();
  await whenReady(page);
  assert.equal(await shown(page, "hero"), "webinar");
});
