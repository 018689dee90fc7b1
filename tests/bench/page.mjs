// What the page costs, in Chromium at a quarter of its speed:  node tests/bench/page.mjs
// Prints medians of 15 loads: how long the scripts of the page run until the first offer is decided, the same by the clock, and a signal's time.
import { chromium } from "playwright-core";
import { ensureChromium } from "../../scripts/programs.mjs";
import { openSite } from "../browser/lib/site.mjs";

const LOADS = 15;
const SLOWDOWN = 4;
const SIGNALS = 2000;

const ends = [];
const site = await openSite({ after: (end) => ends.push(end) }, {
  clock: false,
  answers: {
    "/main.js": {
      type: "text/javascript",
      body: `const start = performance.now();
        const { watch } = await import("/dist/index.js");
        const { default: plan } = await import("/plan.js");
        globalThis.visitor = watch(plan, { consent: true });
        visitor.ready.then(() => (globalThis.took = performance.now() - start));`,
    },
    "/plan.js": { type: "text/javascript", body: `export default ${JSON.stringify((await import("../browser/lib/compiled.mjs")).compiled)};` },
  },
});

const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ["--no-sandbox", "--disable-gpu"] });
const runs = [];
for (let i = 0; i < LOADS; i++) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  await cdp.send("Performance.enable");
  const scripted = async () => Object.fromEntries((await cdp.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value])).ScriptDuration * 1000;
  await page.goto(site.url);
  await page.waitForFunction(() => globalThis.took);
  const script = await scripted();
  const offer = await page.evaluate(() => took);
  const signal = await page.evaluate((signals) => {
    const start = performance.now();
    for (let i = 0; i < signals; i++) visitor.signal("event", "video");
    return (performance.now() - start) / signals;
  }, SIGNALS);
  const click = await page.evaluate(() => {
    const button = document.querySelector("#call");
    const start = performance.now();
    for (let i = 0; i < 10_000; i++) button.click();
    return (performance.now() - start) / 10_000;
  });
  runs.push({ offer, script, signal, click });
  await context.close();
}
await browser.close();
for (const end of ends) end();

const median = (key) => runs.map((run) => run[key]).sort((a, b) => a - b)[LOADS >> 1];
console.log(`Chromium at 1/${SLOWDOWN} of its speed, medians of ${LOADS} loads`);
console.log(`scripts until the first offer        ${median("script").toFixed(1)} ms of the main thread (aim 30)`);
console.log(`the same by the clock, with loading  ${median("offer").toFixed(1)} ms`);
console.log(`a signal                             ${median("signal").toFixed(4)} ms (aim 0.2)`);
console.log(`a click that a script makes up       ${median("click").toFixed(4)} ms (aim 1)`);
