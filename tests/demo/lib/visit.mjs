// Opens pages in a real Chromium, with a clock that the test moves, and fails a test on any uncaught error.
import assert from "node:assert/strict";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { ensureChromium } from "../../../scripts/programs.mjs";

const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
/** When the tests take place. */
const START = new Date("2026-11-23T09:00:00Z");

/** What the browser owes at once; Playwright itself would wait for ever. */
export const inTime = (answer) => {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error("no answer from the browser within 30 s")), 30_000)));
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
};

let browser;
after(() => browser?.close());

/** A fresh visitor (a browser context) of a site. */
export async function newVisitor(t, { init, clock = true, time = START } = {}) {
  browser ??= await chromium.launch({ executablePath: await ensureChromium(), args: ARGS });
  const context = await browser.newContext();
  t.after(() => inTime(context.close()));
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
const whenReady = (page) => inTime(page.evaluate(() => visitor.ready));

/** Stops the page's clock, so that only `page.clock.runFor` moves it. */
export const stopClock = async (page) => page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000);
