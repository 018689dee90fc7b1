// Active time: only while the page is visible, focused, and the visitor there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openSite } from "./lib/site.mjs";
import { newRealVisitor, newVisitor, open, score, stopClock } from "./lib/visit.mjs";

test("ten active seconds are five points, and thirty seconds without input end them", async (t) => {
  const site = await openSite(t);
  const page = await open(t, await newVisitor(t), site.url);
  await stopClock(page);
  const before = await score(page);
  await page.clock.runFor(60_000);
  assert.equal(await score(page), before, "nobody has touched the page yet");
  await page.mouse.move(300, 300);
  await page.clock.runFor(25_000);
  assert.equal(await score(page), before + 10);
  await page.clock.runFor(60_000);
  assert.equal(await score(page), before + 15, "idle after thirty seconds");
  await page.keyboard.press("Shift");
  await page.clock.runFor(11_000);
  assert.equal(await score(page), before + 20);
});

test("input that no visitor made counts for nothing", async (t) => {
  const site = await openSite(t);
  const page = await open(t, await newVisitor(t), site.url);
  await stopClock(page);
  const before = await score(page);
  for (let i = 0; i < 30; i++) {
    await page.evaluate(() => {
      for (const type of ["pointerdown", "pointermove", "keydown", "touchstart", "scroll"]) document.body.dispatchEvent(new Event(type, { bubbles: true }));
    });
    await page.clock.runFor(1000);
  }
  assert.equal(await score(page), before);
});

test("hidden for 29 minutes and seen for 5 seconds is 5 seconds", async (t) => {
  const site = await openSite(t);
  const context = await newRealVisitor(t);
  const page = context.pages()[0];
  await page.goto(site.url);
  await page.evaluate(() => visitor.ready);
  await page.bringToFront();
  await stopClock(page);
  await page.mouse.click(300, 400);
  await page.waitForFunction(() => document.hasFocus());
  await page.clock.runFor(6000);
  const before = await score(page);
  const other = await context.newPage();
  await other.bringToFront();
  await page.waitForFunction(() => document.hidden, null, { polling: 50 });
  await page.clock.runFor(29 * 60_000);
  assert.equal(await score(page), before);
  await page.bringToFront();
  await page.waitForFunction(() => !document.hidden && document.hasFocus(), null, { polling: 50 });
  await page.mouse.move(200, 200);
  await page.clock.runFor(3000);
  assert.equal(await score(page), before, "nine seconds so far");
  await page.mouse.move(210, 210);
  await page.clock.runFor(2000);
  assert.equal(await score(page), before + 5);
});

test("no timer runs while the page is hidden", async (t) => {
  const site = await openSite(t);
  const context = await newRealVisitor(t);
  const page = context.pages()[0];
  await page.addInitScript(() => {
    globalThis.timers = new Set();
    const { setInterval, clearInterval } = globalThis;
    globalThis.setInterval = (...args) => { const id = setInterval(...args); timers.add(id); return id; };
    globalThis.clearInterval = (id) => { timers.delete(id); clearInterval(id); };
  });
  await page.goto(site.url);
  await page.evaluate(() => visitor.ready);
  assert.equal(await page.evaluate(() => timers.size), 1);
  const other = await context.newPage();
  await other.bringToFront();
  await page.waitForFunction(() => document.hidden, null, { polling: 50 });
  assert.equal(await page.evaluate(() => timers.size), 0);
  await page.bringToFront();
  await page.waitForFunction(() => !document.hidden, null, { polling: 50 });
  assert.equal(await page.evaluate(() => timers.size), 1);
});
