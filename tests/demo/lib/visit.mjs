// Opens pages in a real Chromium, with a clock that the test moves, and fails a test on any uncaught error.
import assert from "node:assert/strict";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { ensureChromium } from "../../../scripts/programs.mjs";

const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
/** When the tests take place. */
export const START = new Date("2026-11-23T09:00:00Z");

let browser;
after(() => browser?.close());

/** A fresh visitor (a browser context) of a site. */
export async function newVisitor(t, { init, clock = true, time = START } = {}) {
  browser ??= await chromium.launch({
    executablePath: await ensureChromium(),
    args: ARGS,
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  const context = await browser.newContext();
  t.after(() => context.close());
  if (init) await context.addInitScript(init);
  if (clock) await context.clock.install({ time });
  return context;
}

/** Opens a page; what goes wrong in it is in `page.wrong`, what it says in `page.said`, and any wrong fails the test. */
export async function open(t, context, url, { ready = true, wrong = [] } = {}) {
  const page = await context.newPage();
  page.wrong = [];
  page.said = [];
  page.on("pageerror", (error) => page.wrong.push(String(error)));
  page.on("console", (message) => page.said.push(`${message.type()}: ${message.text()}`));
  t.after(() => assert.deepEqual(page.wrong, wrong, "uncaught errors in the page"));
  await page.addInitScript(() => {
    globalThis.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.goto(url);
  if (ready) await whenReady(page);
  return page;
}

/** Waits for the engine; resolves to whether it runs. */
export const whenReady = (page) => page.evaluate(() => visitor.ready);
export const reading = (page) => page.evaluate(() => visitor.reading());
export const score = async (page) => (await reading(page)).engagement;
/** The offer that the page shows in a slot. */
export const shown = (page, slot) =>
  page.locator(`#${slot} > :not([hidden])`).evaluateAll((offers) => offers.map((offer) => offer.dataset.attiseOffer).join());

/** Stops the page's clock, so that only `page.clock.runFor` moves it. */
export const stopClock = async (page) => page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000);
