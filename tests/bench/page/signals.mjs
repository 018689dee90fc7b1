// What a signal and a click cost in a page where Attise runs, at a quarter of the processor's speed.
import { CONDITIONS } from "./visit.mjs";

const RUNS = 15;
const SIGNALS = 1000;

/** µs for one, of each run. */
export async function signals(browser, server, quick) {
  const page = await browser.newPage();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: CONDITIONS.slowdown });
  await page.goto(server.url);
  await page.waitForFunction(() => performance.getEntriesByName("bench:offer").length > 0);
  const found = { signal: [], click: [] };
  for (let run = 0; run < (quick ? 3 : RUNS); run++) {
    found.signal.push(await page.evaluate(each, ["signal", SIGNALS]));
    found.click.push(await page.evaluate(each, ["click", SIGNALS]));
  }
  await page.close();
  return found;
}

/** Runs in the page. */
function each([what, times]) {
  const visitor = globalThis[Symbol.for("attise")];
  const heading = document.querySelector("h1");
  const one = what === "signal" ? () => visitor.signal("offerSeen", "cours-releve") : () => heading.click();
  const start = performance.now();
  for (let i = 0; i < times; i++) one();
  return ((performance.now() - start) * 1000) / times;
}
