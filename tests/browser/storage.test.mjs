// Storage: a record a tab, few writes, and none of its failures is seen.
import assert from "node:assert/strict";
import { countsIn } from "./lib/edge.mjs";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { open, score, whenReady } from "./lib/visit.mjs";

const RECORD = /^A[\w-]{1,700}![0-9a-z]+$/;
const records = (page) => page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("attise")));
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
  const [key] = await own(one);
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
