// The tests' own tools: what goes wrong is seen, also after the page was left, and the clock is the test's.
import assert from "node:assert/strict";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { open } from "./lib/visit.mjs";

test("uncaught errors, console and violations are heard, also of a page that was left", async (t) => {
  const init = () => addEventListener("click", () => {
    console.info("said", 1);
    Promise.reject(new Error("rejected"));
    setTimeout(() => { throw new Error("thrown"); });
    fetch("http://elsewhere.invalid/").catch(() => {});
  }, { once: true });
  const site = await openSite(t, { init });
  const page = await open(site, "/", { wrong: ["Error: thrown", "unhandled: Error: rejected"] });
  await page.click("#last");
  await page.waitFor(() => notes().length === 4);
  await page.click("#next");
  await page.at("/pricing");
  assert.deepEqual(await page.told("said"), ["info: said 1"]);
  assert.deepEqual(await page.told("violation"), ["connect-src http://elsewhere.invalid/"]);
  assert.deepEqual((await page.told("wrong")).sort(), ["Error: thrown", "unhandled: Error: rejected"]);
});

test("a stopped clock stands still in all pages of a visitor, and moves their timers and promises when told", async (t) => {
  const site = await openSite(t);
  const pages = [await open(site)];
  await site.clock.stop();
  pages.push(await open(site, "/pricing"));
  for (const page of pages) {
    await page.evaluate(() => {
      globalThis.start = [Date.now(), performance.now()];
      globalThis.seen = [];
      const next = () => setTimeout(() => Promise.resolve().then(() => seen.push(Date.now() - start[0])).then(next), 1000);
      next();
    });
  }
  await site.clock.run(3500);
  for (const page of pages) {
    assert.deepEqual(await page.evaluate(() => [Date.now() - start[0], performance.now() - start[1], seen.length]), [3500, 3500, 3]);
  }
  const [one, two] = await Promise.all(pages.map((page) => page.evaluate(() => Date.now())));
  assert.equal(one, two);
});
