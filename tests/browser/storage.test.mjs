// Storage: one key, few writes, and none of its failures is seen.
import assert from "node:assert/strict";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { open, score, whenReady } from "./lib/visit.mjs";

const FAILURES = {
  "the getter throws": () => Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } }),
  "it is null": () => Object.defineProperty(globalThis, "localStorage", { value: null }),
  "setItem throws": () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; },
  "setItem throws after a while": () => {
    const own = Storage.prototype.setItem;
    let left = 2;
    Storage.prototype.setItem = function (...args) { if (left-- > 0) return own.apply(this, args); throw new DOMException("full", "QuotaExceededError"); };
  },
};

for (const [name, init] of Object.entries(FAILURES)) {
  test(`${name}: it scores in memory and the form posts`, async (t) => {
    const site = await openSite(t, { init });
    const page = await open(site);
    await page.clock.stop();
    for (let i = 0; i < 4; i++) {
      await page.click("#call");
      await page.clock.run(6000);
    }
    assert.ok((await score(page)) >= 21);
    await page.evaluate(() => visitor.exportData());
    await page.click("#quote button");
    await page.at("/lead");
    assert.equal(site.leads()[0].getAll("attise").length, 1);
  });
}

for (const [name, value] of Object.entries({ "not base64url": "§§§", "not a memory": "AAAAAAAAAAAA", cut: "AQ", "a megabyte": "A".repeat(1 << 20), empty: "" })) {
  test(`a stored value that is ${name} is ignored and replaced`, async (t) => {
    const site = await openSite(t);
    const page = await open(site, "/?ask", { ready: false });
    await page.evaluate((value) => localStorage.setItem("attise", value), value);
    await page.goto("/");
    assert.equal(await whenReady(page), true);
    assert.equal(await score(page), 1);
    assert.notEqual(await page.evaluate(() => localStorage.getItem("attise")), value);
  });
}

test("at most one write in five seconds, and one when the page is left", async (t) => {
  const init = () => {
    const own = Storage.prototype.setItem;
    globalThis.writes = [];
    Storage.prototype.setItem = function (...args) { writes.push(performance.now()); return own.apply(this, args); };
  };
  const site = await openSite(t, { init });
  const page = await open(site);
  await page.clock.stop();
  for (let i = 0; i < 30; i++) {
    await page.click("#call");
    await page.clock.run(1000);
  }
  const writes = await page.evaluate(() => writes);
  assert.ok(writes.length >= 5 && writes.length <= 8, `${writes.length} writes`);
  writes.slice(1).forEach((at, i) => assert.ok(at - writes[i] >= 5000, `${at - writes[i]} ms apart`));
  await page.click("#call");
  const last = await score(page);
  await page.click("#next");
  await page.at("/pricing");
  await whenReady(page);
  assert.equal(await score(page), last + 1, "nothing is lost between two pages");
});

test("one key, base64url, small", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  const stored = await page.evaluate(() => ({ ...localStorage }));
  assert.deepEqual(Object.keys(stored), ["attise"]);
  assert.match(stored.attise, /^[\w-]{1,700}$/);
});

test("storage: \"memory\" stores nothing", async (t) => {
  const site = await openSite(t);
  const page = await open(site, "/?keep=memory");
  await page.click("#call");
  assert.equal(await score(page), 6);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

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
