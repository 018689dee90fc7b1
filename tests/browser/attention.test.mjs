// Active time: only while the page is visible, focused, and the visitor there.
import assert from "node:assert/strict";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { open, score } from "./lib/visit.mjs";

test("ten active seconds are five points, and thirty seconds without input end them", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  await page.clock.stop();
  const before = await score(page);
  await page.clock.run(60_000);
  assert.equal(await score(page), before, "nobody has touched the page yet");
  await page.move(300, 300);
  await page.clock.run(25_000);
  assert.equal(await score(page), before + 10);
  await page.clock.run(60_000);
  assert.equal(await score(page), before + 15, "idle after thirty seconds");
  await page.press("Shift");
  await page.clock.run(11_000);
  assert.equal(await score(page), before + 20);
});

test("input that no visitor made counts for nothing", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  await page.clock.stop();
  const before = await score(page);
  for (let i = 0; i < 30; i++) {
    await page.evaluate(() => {
      for (const type of ["pointerdown", "pointermove", "keydown", "touchstart", "scroll"]) document.body.dispatchEvent(new Event(type, { bubbles: true }));
    });
    await page.clock.run(1000);
  }
  assert.equal(await score(page), before);
});

test("M1: hidden for 29 minutes and seen for 5 seconds is 5 seconds", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  await page.clock.stop();
  await page.click("#last");
  await page.waitFor(() => document.hasFocus());
  await page.clock.run(6000);
  const before = await score(page);
  await open(site, "/blank", { ready: false });
  await page.waitFor(() => document.hidden);
  await page.clock.run(29 * 60_000);
  assert.equal(await score(page), before);
  await page.front();
  await page.waitFor(() => !document.hidden && document.hasFocus());
  await page.move(200, 200);
  await page.clock.run(3000);
  assert.equal(await score(page), before, "nine seconds so far");
  await page.move(210, 210);
  await page.clock.run(2000);
  assert.equal(await score(page), before + 5);
});

test("no timer runs while the page is hidden", async (t) => {
  const init = () => {
    globalThis.timers = new Set();
    const { setInterval, clearInterval } = globalThis;
    globalThis.setInterval = (...args) => { const id = setInterval(...args); timers.add(id); return id; };
    globalThis.clearInterval = (id) => { timers.delete(id); clearInterval(id); };
  };
  const site = await openSite(t, { init });
  const page = await open(site);
  assert.equal(await page.evaluate(() => timers.size), 1);
  await open(site, "/blank", { ready: false });
  await page.waitFor(() => document.hidden);
  assert.equal(await page.evaluate(() => timers.size), 0);
  await page.front();
  await page.waitFor(() => !document.hidden);
  assert.equal(await page.evaluate(() => timers.size), 1);
});
