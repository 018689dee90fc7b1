// Storage: a record a tab, few writes, and none of its failures is seen.
import assert from "node:assert/strict";
import { countsIn } from "./lib/edge.mjs";
import { openSite } from "./lib/site.mjs";
import { records } from "./lib/stored.mjs";
import { test } from "./lib/test.mjs";
import { open, score, whenReady } from "./lib/visit.mjs";

const RECORD = /^A[\w-]{1,700}![0-9a-z]+$/;
const own = async (page) => (await records(page))[0];

const FAILURES = {
  "S1: the getter throws": () => Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } }),
  "S1: every access throws": () => {
    for (const name of ["getItem", "setItem", "removeItem", "key"]) Storage.prototype[name] = () => { throw new DOMException("no", "SecurityError"); };
  },
  "S2: it is null": () => Object.defineProperty(globalThis, "localStorage", { value: null }),
  "S2: it is undefined": () => Object.defineProperty(globalThis, "localStorage", { value: undefined }),
  "S3: setItem throws": () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; },
  "S3: setItem throws after a while": () => {
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
    const [lead] = site.leads();
    assert.equal(countsIn(lead.get("attise")).click, 4);
  });
}

test("S3: a full storage is not tried again and again", async (t) => {
  const init = () => {
    globalThis.tries = 0;
    Storage.prototype.setItem = () => { tries++; throw new DOMException("full", "QuotaExceededError"); };
  };
  const page = await open(await openSite(t, { init }));
  await page.clock.stop();
  for (let i = 0; i < 5; i++) {
    await page.click("#call");
    await page.clock.run(6000);
  }
  assert.equal(await page.evaluate(() => tries), 1);
});

const DAMAGED = { "not base64url": "§§§", "no record": "AAAAAAAAAAAA", cut: "AQ", "a megabyte": "A".repeat(1 << 20), empty: "", "of bytes that say nothing": "AZ____!zzz" };
for (const [name, value] of Object.entries(DAMAGED)) {
  test(`S4: a stored value that is ${name} is ignored, and does not stay`, async (t) => {
    const site = await openSite(t);
    const page = await open(site);
    const [key] = await own(page);
    await page.goto("/?ask");
    await page.evaluate((key, value) => localStorage.setItem(key, value), key, value);
    await page.goto("/");
    assert.equal(await whenReady(page), true);
    assert.equal(await score(page), 1);
    const stored = await records(page);
    assert.equal(stored.length, 1);
    assert.match(stored[0][1], RECORD);
  });
}

test("S4: a record of a newer version is ignored, and stays as it is", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  const [key, text] = await own(page);
  const newer = `C${text.slice(1)}`;
  await page.goto("/?ask");
  await page.evaluate((key, value) => localStorage.setItem(key, value), key, newer);
  await page.goto("/");
  await whenReady(page);
  assert.equal(await score(page), 1);
  await page.click("#next");
  await page.at("/pricing");
  await page.waitFor(() => globalThis.visitor);
  await whenReady(page);
  const stored = Object.fromEntries(await records(page));
  assert.equal(stored[key], newer);
  assert.equal(Object.keys(stored).length, 2);
});

test("S7: wiped in the middle of a visit: the page goes on, and the next one too", async (t) => {
  const page = await open(await openSite(t));
  await page.click("#call");
  await page.evaluate(() => localStorage.clear());
  await page.click("#call");
  assert.equal(await score(page), 11);
  await page.click("#next");
  await page.at("/pricing");
  await page.waitFor(() => globalThis.visitor);
  await whenReady(page);
  assert.equal(await score(page), 12);
});

test("at most one write in five seconds, and one when the page is left", async (t) => {
  const init = () => {
    const own = Storage.prototype.setItem;
    globalThis.writes = [];
    Storage.prototype.setItem = function (key, value) { if (key.startsWith("attise")) writes.push(performance.now()); return own.call(this, key, value); };
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
  await page.waitFor(() => globalThis.visitor);
  await whenReady(page);
  assert.equal(await score(page), last + 1, "nothing is lost between two pages");
});

test("one record a tab, in base64url, small; a tab keeps its own from page to page", async (t) => {
  const page = await open(await openSite(t));
  const [key, text] = await own(page);
  assert.match(text, RECORD);
  await page.click("#next");
  await page.at("/pricing");
  await page.waitFor(() => globalThis.visitor);
  await whenReady(page);
  await page.clock.run(6000);
  const stored = await records(page);
  assert.deepEqual(stored.map(([key]) => key), [key]);
  assert.equal(await page.evaluate(() => sessionStorage.getItem("attise.tab")), null, "a copy of the tab does not get the key of its record");
});

test("storage: \"memory\" stores nothing", async (t) => {
  const page = await open(await openSite(t), "/?keep=memory");
  await page.click("#call");
  assert.equal(await score(page), 6);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, Object.keys(sessionStorage).filter((key) => key.startsWith("attise")).length]), [0, 0]);
});

test("a record that nobody has written for thirteen months is removed unread", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  await page.click("#call");
  await page.goto("/blank");
  const key = await page.evaluate(() => {
    const [[key, text]] = Object.entries(localStorage).filter(([key]) => key.startsWith("attise."));
    const [record, time] = text.split("!");
    localStorage.setItem(key, `${record}!${(parseInt(time, 36) - 396 * 86_400).toString(36)}`);
    return key;
  });
  await page.goto("/");
  await page.waitFor(() => globalThis.visitor);
  await whenReady(page);
  assert.equal(await score(page), 1);
  await page.clock.run(6000);
  assert.deepEqual((await records(page)).map(([found]) => found), [key]);
});
