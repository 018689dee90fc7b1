// Consent: nothing happens before it, and nothing is left after it is taken back.
import assert from "node:assert/strict";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { open, score, shown, whenReady } from "./lib/visit.mjs";

/** Notes every way to listen, to store and to send, when it is the package that takes it. */
function spy() {
  const calls = (globalThis.calls = []);
  const note = (call) => new Error().stack.includes("/dist/index.js") && calls.push(call.trim());
  const wrap = (object, names) => {
    for (const name of names) {
      const own = object[name];
      object[name] = function (...args) {
        note(`${name} ${typeof args[0] === "string" ? args[0] : ""}`);
        return own.apply(this, args);
      };
    }
  };
  wrap(EventTarget.prototype, ["addEventListener"]);
  wrap(Storage.prototype, ["getItem", "setItem", "removeItem", "clear", "key"]);
  wrap(history, ["pushState", "replaceState"]);
  wrap(IDBFactory.prototype, ["open"]);
  wrap(XMLHttpRequest.prototype, ["open"]);
  wrap(Navigator.prototype, ["sendBeacon"]);
  wrap(globalThis, ["fetch", "setInterval", "setTimeout", "requestAnimationFrame"]);
  for (const [object, name] of [[Window.prototype, "localStorage"], [globalThis, "localStorage"], [globalThis, "sessionStorage"], [Document.prototype, "cookie"]]) {
    const own = Object.getOwnPropertyDescriptor(object, name);
    if (own?.get) Object.defineProperty(object, name, { ...own, get() { note(`get ${name}`); return own.get.call(this); } });
  }
}

const keys = (page) => page.evaluate(() => Object.keys(localStorage));

test("P1: before consent: no listener, no storage, no request, no timer", async (t) => {
  const site = await openSite(t, { init: spy, clock: false });
  const page = await open(site, "/?ask", { ready: false });
  await page.waitFor(() => globalThis.visitor);
  await page.click("#call");
  await page.evaluate(() => { visitor.page("/pricing"); visitor.signal("event", "video"); visitor.payload(); visitor.reading(); visitor.receipt(); });
  assert.deepEqual(await page.evaluate(() => calls), []);
  assert.equal(site.wasm(), 0);
  assert.equal(await page.evaluate(() => visitor.consent.granted), false);
  // The spy does see what consent starts.
  await page.evaluate(() => visitor.consent.grant());
  assert.equal(await whenReady(page), true);
  const seen = await page.evaluate(() => calls);
  for (const call of ["addEventListener click", "get localStorage", "getItem attise", "fetch", "setInterval"]) assert.ok(seen.includes(call), `${call} in ${seen}`);
});

test("a form posted before consent has no payload", async (t) => {
  const site = await openSite(t);
  const page = await open(site, "/?ask", { ready: false });
  await page.click("#quote button");
  await page.at("/lead");
  assert.deepEqual([...site.leads()[0].keys()], ["email"]);
});

test("P2: granting starts from then on; what happened before does not count", async (t) => {
  const site = await openSite(t);
  const page = await open(site, "/?ask", { ready: false });
  await page.click("#call");
  await page.evaluate(() => visitor.consent.grant());
  await whenReady(page);
  assert.equal(await score(page), 1);
  await page.click("#call");
  assert.equal(await score(page), 6);
  assert.equal(await page.evaluate(() => visitor.consent.granted), true);
});

test("revoking stops in the same task, erases, and shows the default offer", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  await page.evaluate(() => { for (let i = 0; i < 20; i++) visitor.signal("event", "video"); });
  assert.equal(await shown(page, "hero"), "webinar");
  await page.evaluate(() => visitor.consent.revoke());
  assert.deepEqual(await keys(page), []);
  assert.equal(await shown(page, "hero"), "guide");
  assert.deepEqual(await page.evaluate(() => [visitor.reading().engagement, visitor.payload(), visitor.consent.granted]), [0, "", false]);
  await page.click("#call");
  await page.clock.run(10_000);
  assert.deepEqual(await keys(page), []);
  // A second consent begins anew, with the module that is there already.
  await page.evaluate(() => visitor.consent.grant());
  await page.waitFor(() => visitor.reading().engagement === 1);
  assert.equal(site.wasm(), 1);
});

test("P5: an objection is remembered, alone, and outlives a reload and a later consent", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  await page.click("#call");
  await page.evaluate(() => visitor.object());
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), { attise: "refused" });
  await page.reload();
  assert.equal(await whenReady(page), false);
  await page.evaluate(() => visitor.consent.grant());
  await page.click("#call");
  assert.deepEqual(await page.evaluate(() => [visitor.consent.granted, visitor.reading().engagement, { ...localStorage }]), [false, 0, { attise: "refused" }]);
  assert.equal(site.wasm(), 1);
  await page.evaluate(() => { visitor.object(false); visitor.consent.grant(); });
  await page.waitFor(() => visitor.reading().engagement === 1);
});

test("P3: forgetting leaves no key, here and in the other tabs", async (t) => {
  const site = await openSite(t);
  const one = await open(site);
  const two = await open(site);
  await one.click("#call");
  await two.evaluate(() => visitor.forget());
  assert.deepEqual(await keys(two), []);
  await one.waitFor(() => !visitor.consent.granted);
  await one.click("#call");
  await one.clock.run(10_000);
  assert.deepEqual(await keys(one), []);
  assert.equal(await one.evaluate(() => visitor.payload()), "");
});

test("P7: exportData gives every stored byte, and a receipt that adds up", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  await page.click("#call");
  const { stored, reading, receipt } = await page.evaluate(() => visitor.exportData());
  assert.deepEqual(stored, await page.evaluate(() => ({ ...localStorage })));
  assert.equal(receipt.reduce((sum, line) => sum + line.points, 0), reading.engagement);
  assert.equal(reading.engagement, 6);
});

test("P1: a browser with Global Privacy Control is not watched, whatever the page grants", async (t) => {
  const site = await openSite(t, { init: () => Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true }) });
  const page = await open(site, "/", { ready: false });
  await page.waitFor(() => globalThis.visitor);
  assert.equal(await whenReady(page), false);
  await page.evaluate(() => visitor.consent.grant());
  await page.click("#call");
  await page.click("#quote button");
  await page.at("/lead");
  assert.deepEqual([...site.leads()[0].keys()], ["email"]);
  assert.deepEqual([await keys(page), site.wasm()], [[], 0]);
});

test("P2: a source that is told later decides: a callback of the page's own banner", async (t) => {
  const page = await open(await openSite(t), "/?ask", { ready: false });
  await page.evaluate(() => {
    visitor[Symbol.dispose]();
    globalThis.visitor = watch(plan, { consent: ({ grant, revoke }) => Object.assign(globalThis, { yes: grant, no: revoke }) });
  });
  await page.clock.run(60_000);
  await page.click("#call");
  assert.deepEqual([await page.evaluate(() => visitor.consent.granted), await keys(page)], [false, []]);
  await page.evaluate(() => yes());
  assert.equal(await whenReady(page), true);
  assert.equal(await score(page), 1);
  await page.click("#call");
  assert.equal(await score(page), 6);
  await page.evaluate(() => no());
  assert.deepEqual([await page.evaluate(() => visitor.consent.granted), await keys(page), await score(page)], [false, [], 0]);
});

test("a source that throws is no consent, and nothing is thrown", async (t) => {
  const page = await open(await openSite(t), "/?ask", { ready: false });
  const granted = await page.evaluate(() => {
    visitor[Symbol.dispose]();
    globalThis.visitor = watch(plan, { consent: () => { throw new Error("no banner"); } });
    return visitor.consent.granted;
  });
  assert.equal(granted, false);
});

test("P3: taken back in one of three tabs, it is over in all of them within a second", async (t) => {
  const site = await openSite(t);
  const tabs = [];
  for (let i = 0; i < 3; i++) tabs.push(await open(site));
  await tabs[0].front();
  await tabs[0].click("#call");
  await tabs[1].front();
  const began = performance.now();
  await tabs[1].evaluate(() => visitor.consent.revoke());
  for (const tab of tabs) await tab.waitFor(() => !visitor.consent.granted);
  assert.ok(performance.now() - began < 1000, "within a second of the real clock");
  for (const tab of tabs) {
    assert.deepEqual(await tab.evaluate(() => [visitor.payload(), visitor.reading().engagement, new FormData(document.querySelector("#quote")).has("attise")]), ["", 0, false]);
    await tab.evaluate(() => visitor.signal("event", "video"));
  }
  await tabs[0].clock.run(10_000);
  assert.deepEqual(await keys(tabs[0]), []);
});

test("an objection in one tab ends it in the others as well, in the same task here", async (t) => {
  const site = await openSite(t);
  const [one, two] = [await open(site), await open(site)];
  const here = await two.evaluate(() => { visitor.object(); return [visitor.consent.granted, visitor.payload()]; });
  assert.deepEqual(here, [false, ""]);
  await one.waitFor(() => !visitor.consent.granted);
  assert.deepEqual(await one.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("attise"))), [["attise", "refused"]]);
});

test("a page that consent was taken back from while it was in the back/forward cache comes back without a visitor", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  await page.click("#next");
  await page.at("/pricing");
  await page.waitFor(() => globalThis.visitor);
  await whenReady(page);
  await page.evaluate(() => visitor.consent.revoke());
  await page.back();
  await page.at("/");
  await page.waitFor(() => globalThis.visitor && !visitor.consent.granted);
  await page.click("#call");
  await page.clock.run(10_000);
  assert.deepEqual(await keys(page), []);
});
