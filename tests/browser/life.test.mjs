// A page's life: covered by another window, focus in a frame, prerendered, frozen, killed.
import assert from "node:assert/strict";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { eventually, open, score, whenReady } from "./lib/visit.mjs";

test("with another window in front the page is seen, and not attended to", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  await page.clock.stop();
  await page.click("#last");
  await open(site, "/blank", { window: true, ready: false });
  await page.waitFor(() => !document.hidden && !document.hasFocus());
  const before = await score(page);
  await page.clock.run(25_000);
  assert.equal(await score(page), before);
  await page.front();
  await page.waitFor(() => document.hasFocus());
  await page.click("#last");
  await page.clock.run(25_000);
  assert.equal(await score(page), before + 10);
});

test("while a frame of the page has the focus, the page is attended to", async (t) => {
  const site = await openSite(t, { csp: "default-src 'self' 'wasm-unsafe-eval'" });
  const page = await open(site);
  await page.evaluate(() => new Promise((resolve) => {
    globalThis.blurs = 0;
    addEventListener("blur", () => blurs++);
    const frame = Object.assign(document.createElement("iframe"), { src: "/blank", onload: resolve });
    document.body.prepend(frame);
  }));
  await page.clock.stop();
  await page.click("#last");
  await page.click("iframe");
  await page.waitFor(() => document.activeElement.tagName === "IFRAME" && blurs === 1);
  const before = await score(page);
  await page.clock.run(25_000);
  assert.equal(await score(page), before + 10);
});

test("M9: a page whose process is killed has lost five seconds at most", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  await page.clock.stop();
  await page.click("#call");
  await page.clock.run(6000);
  await page.click("#call");
  await page.kill();
  const next = await open(site);
  assert.ok((await score(next)) >= 7, "the first click, and two views");
});

test("M5: a prerendered page has no visitor until it is shown", async (t) => {
  // Sent once the page's own script, and so `watch`, has run.
  const init = () => addEventListener("load", () => fetch("/loaded"));
  const site = await openSite(t, { csp: null, init });
  const page = await open(site);
  await page.evaluate(() => {
    const rules = JSON.stringify({ prerender: [{ urls: ["/pricing"], eagerness: "immediate" }] });
    document.head.append(Object.assign(document.createElement("script"), { type: "speculationrules", textContent: rules }));
  });
  await eventually("the prerendered page", () => site.requests.filter(({ path }) => path === "/loaded").length === 2);
  await page.clock.run(10_000);
  assert.deepEqual([site.wasm(), await score(page)], [1, 1]);
  await page.click("#next");
  await page.becomes("/pricing");
  assert.ok(await page.evaluate(() => performance.getEntriesByType("navigation")[0].activationStart > 0), "it was prerendered");
  await whenReady(page);
  assert.equal(await score(page), 2);
});

test("a frozen page goes on where it was", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  await page.evaluate(() => { globalThis.heard = []; for (const type of ["freeze", "resume"]) document.addEventListener(type, () => heard.push(type)); });
  await page.click("#call");
  await open(site, "/blank", { ready: false });
  await page.waitFor(() => document.hidden);
  await page.cdp("Page.setWebLifecycleState", { state: "frozen" });
  await page.cdp("Page.setWebLifecycleState", { state: "active" });
  await page.front();
  await page.waitFor(() => !document.hidden);
  assert.deepEqual(await page.evaluate(() => heard), ["freeze", "resume"]);
  await page.click("#call");
  assert.equal(await score(page), 11);
});
