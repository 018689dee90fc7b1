// Tabs: each has a record of its own, and together they are one visitor.
import assert from "node:assert/strict";
import { countsIn } from "./lib/edge.mjs";
import { openSite } from "./lib/site.mjs";
import { records } from "./lib/stored.mjs";
import { test } from "./lib/test.mjs";
import { open, score, whenReady } from "./lib/visit.mjs";

test("a tab goes on from what another tab has seen meanwhile", async (t) => {
  const site = await openSite(t);
  const one = await open(site);
  const two = await open(site, "/pricing");
  assert.equal(await score(two), 2);
  await two.click("#call");
  await two.goto("/files/guide.pdf").catch(() => {});
  await two.close();
  await one.waitFor(() => visitor.reading().engagement === 7);
  await one.click("#call");
  assert.equal(await score(one), 12);
});

test("what another tab has done is told where it changes something, and only there", async (t) => {
  const site = await openSite(t);
  const one = await open(site);
  await one.evaluate(() => {
    globalThis.told = [];
    for (const type of ["score", "temperature", "offer"]) visitor.on(type, () => told.push(type));
  });
  const two = await open(site);
  await one.waitFor(() => told.includes("score"));
  assert.deepEqual(await one.evaluate(() => told), ["score"]);
  await two.evaluate(() => { for (let i = 0; i < 15; i++) visitor.signal("event", "video"); });
  await two.clock.run(6000);
  await two.evaluate(() => visitor.signal("event", "none"));
  await one.waitFor(() => told.includes("offer"));
  assert.deepEqual(await one.evaluate(() => [...new Set(told)].sort()), ["offer", "score", "temperature"]);
  assert.equal(await one.evaluate(() => told.filter((type) => type === "temperature").length), 1);
});

test("two windows side by side, used in turn, keep what each has seen", async (t) => {
  const site = await openSite(t);
  const one = await open(site);
  const two = await open(site, "/pricing", { window: true });
  await one.clock.stop();
  let least = 2;
  for (const [here, there] of [[one, two], [two, one], [one, two]]) {
    await here.click("#call");
    // Until nobody is active any more, and all of it is stored.
    await here.clock.run(40_000);
    least += 5;
    const seen = await score(here);
    assert.ok(seen >= least, `${seen}`);
    await there.waitFor((seen) => visitor.reading().engagement >= seen, seen);
  }
});

test("S5: eight tabs, a thousand signals each, all at once: none lost, none doubled", async (t) => {
  const site = await openSite(t);
  const tabs = [];
  for (let i = 0; i < 8; i++) tabs.push(await open(site));
  const burst = () => { for (let i = 0; i < 100; i++) visitor.signal("event", "video"); };
  for (let i = 0; i < 10; i++) await Promise.all(tabs.map((tab) => tab.evaluate(burst)));
  await tabs[0].clock.run(6000);
  for (const tab of tabs) await tab.evaluate(() => visitor.signal("event", "none"));
  const last = await open(site);
  await last.waitFor(() => visitor.receipt().find(({ criterion }) => criterion === 5)?.times >= 8000);
  assert.deepEqual(countsIn(await last.evaluate(() => visitor.payload())), { view: 9, event: 8000 });
  for (const tab of tabs) await tab.waitFor(() => visitor.receipt().find(({ criterion }) => criterion === 5).times === 8000);
  const all = await records(last);
  assert.ok(JSON.stringify(all).length <= 4096, `${JSON.stringify(all).length} characters`);
});

test("S5: eight tabs that are all loaded again at once", async (t) => {
  const site = await openSite(t);
  const tabs = [];
  for (let i = 0; i < 8; i++) tabs.push(await open(site));
  await Promise.all(tabs.map((tab) => tab.evaluate(() => { for (let i = 0; i < 100; i++) visitor.signal("event", "video"); })));
  await Promise.all(tabs.map((tab) => tab.evaluate(() => {
    globalThis.old = true;
    setTimeout(() => location.reload());
  })));
  for (const tab of tabs) {
    await tab.front();
    await tab.waitFor(() => !globalThis.old && globalThis.visitor?.reading().engagement > 0);
  }
  const last = await open(site);
  await last.waitFor(() => visitor.receipt().find(({ criterion }) => criterion === 0)?.times >= 17);
  assert.deepEqual(countsIn(await last.evaluate(() => visitor.payload())), { view: 17, event: 800 });
});

test("S6: a copy of a tab, with its sessionStorage, begins a record of its own", async (t) => {
  const site = await openSite(t);
  const one = await open(site);
  await one.click("#call");
  const [key] = (await records(one))[0];
  await one.front();
  // As a duplicate is: the same sessionStorage, whatever it was.
  const two = await open(site, "/?ask", { ready: false });
  await two.evaluate((key) => sessionStorage.setItem("attise.tab", key), key);
  await two.goto("/");
  await whenReady(two);
  assert.equal(await score(two), 7);
  await one.front();
  await one.click("#call");
  await two.front();
  await two.click("#call");
  await one.clock.run(6000);
  const three = await open(site);
  assert.deepEqual(countsIn(await three.evaluate(() => visitor.payload())), { view: 3, click: 3 });
});

test("the records of tabs long gone are taken over by the next page, once", async (t) => {
  const site = await openSite(t);
  for (let i = 0; i < 3; i++) {
    const page = await open(site);
    await page.click("#call");
    await page.goto("/blank");
    await page.close();
  }
  const before = await open(site, "/?ask", { ready: false });
  assert.equal((await records(before)).length, 3);
  await before.clock.run(31 * 60_000);
  const page = await open(site);
  assert.equal((await records(page)).length, 1);
  assert.deepEqual(countsIn(await page.evaluate(() => visitor.payload())), { view: 4, click: 3 });
});

test("without WebAssembly too, the records of tabs long gone are taken over", async (t) => {
  const site = await openSite(t, { answers: { "/dist/live.wasm": { status: 404 } } });
  const visit = async () => {
    const page = await open(site, "/", { ready: false });
    await page.waitFor(() => globalThis.visitor);
    await whenReady(page);
    return page;
  };
  for (let i = 0; i < 3; i++) {
    const page = await visit();
    await page.click("#call");
    await page.goto("/blank");
    await page.close();
  }
  const between = await open(site, "/?ask", { ready: false });
  assert.equal((await records(between)).length, 3);
  await between.clock.run(31 * 60_000);
  const last = await visit();
  await last.clock.run(6000);
  assert.equal((await records(last)).length, 1);
  assert.deepEqual(countsIn(await last.evaluate(() => visitor.payload())), { view: 4, click: 3 });
});
