// Page views: the first, single-page routes with and without the Navigation API, the back/forward cache, tabs not yet seen.
import assert from "node:assert/strict";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { open, score, whenReady } from "./lib/visit.mjs";

/** As browsers were before the Navigation API. */
const withoutNavigation = () => {
  Object.defineProperty(globalThis, "navigation", { value: undefined });
};

for (const [name, init] of [["with the Navigation API", undefined], ["without the Navigation API", withoutNavigation]]) {
  test(`M7, M8: routes, ${name}: one view a path`, async (t) => {
    const site = await openSite(t, { init });
    const page = await open(site);
    assert.equal(await score(page), 1);
    // As vue-router does for each step: replaceState on the old entry, then pushState. WebKit allows 100 of them in ten seconds.
    await page.evaluate(() => {
      for (let i = 0; i < 40; i++) {
        history.replaceState({ i }, "");
        history.pushState({ i }, "", `/step-${i}`);
      }
    });
    assert.equal(await score(page), 41);
    await page.evaluate(() => {
      history.pushState({}, "", "/step-39");
      history.pushState({}, "", "/step-39?q=1");
      location.hash = "part";
    });
    await page.clock.run(1000);
    assert.equal(await score(page), 41);
    await page.evaluate(() => history.go(-4));
    await page.waitFor(() => location.pathname === "/step-38");
    await page.waitFor(() => visitor.reading().engagement === 42);
  });
}

test("history is left as it was found when watching stops", async (t) => {
  const init = () => {
    Object.defineProperty(globalThis, "navigation", { value: undefined });
    globalThis.own = history.pushState;
  };
  const site = await openSite(t, { init });
  const page = await open(site);
  assert.equal(await page.evaluate(() => history.pushState === own), false);
  await page.evaluate(() => visitor.consent.revoke());
  assert.equal(await page.evaluate(() => history.pushState === own), true);
});

test("the next page goes on from the memory of the first", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  await page.click("#call");
  await page.click("#next");
  await page.at("/pricing");
  await whenReady(page);
  assert.equal(await score(page), 7);
});

test("M4: a page back from the back/forward cache knows what the page after it saw", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  await page.evaluate(() => (globalThis.mark = true));
  await page.click("#next");
  await page.at("/pricing");
  await whenReady(page);
  await page.click("#call");
  assert.equal(await score(page), 7);
  await page.back();
  await page.at("/");
  const { mark, reasons } = await page.evaluate(() => ({ mark: globalThis.mark, reasons: performance.getEntriesByType("navigation")[0].notRestoredReasons }));
  assert.equal(mark, true, `the browser kept the page; Chromium says why not: ${JSON.stringify(reasons)}`);
  // Seven, and the view of the page that came back.
  await page.waitFor(() => visitor.reading().engagement === 8);
  await page.click("#call");
  assert.equal(await score(page), 13);
});

test("M6: a page opened in a hidden tab counts from when it is seen", async (t) => {
  const site = await openSite(t);
  await open(site, "/blank", { ready: false });
  const back = await open(site, "/", { background: true, ready: false });
  await back.waitFor(() => globalThis.visitor);
  assert.deepEqual(await back.evaluate(() => [document.visibilityState, visitor.reading().engagement, Object.keys(localStorage)]), ["hidden", 0, []]);
  assert.equal(site.wasm(), 0);
  await back.front();
  await whenReady(back);
  assert.equal(await score(back), 1);
});

test("visitor.page counts a step that has no address of its own", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  await page.evaluate(() => visitor.page("/quote/step-2"));
  assert.equal(await score(page), 2);
  await page.evaluate(() => (location.hash = "part"));
  await page.clock.run(1000);
  assert.equal(await score(page), 2, "and the real address is not taken for a new one");
});
