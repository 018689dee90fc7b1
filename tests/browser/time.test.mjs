// Time: clocks that jump, pages that sleep, tabs that are loaded again.
import assert from "node:assert/strict";
import { countsIn, judge } from "./lib/edge.mjs";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { open, score, whenReady } from "./lib/visit.mjs";

/** Clocks that a test can put wrong: `shift` for the wall clock, `leap` for the monotonic one, in milliseconds. */
const wrongClocks = () => {
  globalThis.shift = globalThis.leap = 0;
  const [now, since] = [Date.now, performance.now.bind(performance)];
  Date.now = () => now.call(Date) + shift;
  performance.now = () => since() + leap;
};

async function start(t) {
  const page = await open(await openSite(t, { init: wrongClocks }));
  await page.clock.stop();
  await page.move(300, 300);
  return page;
}

const timesIn = async (page) => countsIn(await page.evaluate(() => visitor.payload())).time ?? 0;

for (const [name, ms] of [["back by a day", -86_400_000], ["ten years ahead", 10 * 365 * 86_400_000], ["to no date at all", NaN]]) {
  test(`M2: a wall clock that goes ${name} changes no duration, and ends nothing`, async (t) => {
    const page = await start(t);
    await page.clock.run(10_000);
    await page.evaluate((ms) => (shift = ms ?? NaN), ms);
    await page.move(310, 310);
    await page.clock.run(10_000);
    await page.click("#call");
    const payload = await page.evaluate(() => visitor.payload());
    const { reading } = judge(payload);
    assert.deepEqual(countsIn(payload), { view: 1, time: 2, click: 1 });
    assert.equal(reading.receipt.reduce((sum, { points }) => sum + points, 0), reading.engagement);
    assert.equal(reading.engagement, 16);
  });
}

test("M3: eight hours of sleep add one step at most, whether the clock stood still or ran on", async (t) => {
  const page = await start(t);
  await page.clock.run(12_000);
  assert.equal(await timesIn(page), 1);
  await page.evaluate(() => { leap += 8 * 3_600_000; shift += 8 * 3_600_000; });
  await page.clock.run(1000);
  await page.evaluate(() => { shift += 8 * 3_600_000; });
  await page.clock.run(1000);
  assert.equal(await timesIn(page), 1, "twelve seconds before, five at most for the sleep");
  await page.move(320, 320);
  await page.clock.run(10_000);
  assert.equal(await timesIn(page), 2);
});

test("M10: a discarded tab that is loaded again goes on with its visit", async (t) => {
  const site = await openSite(t, { init: () => Object.defineProperty(Document.prototype, "wasDiscarded", { get: () => true }) });
  const page = await open(site);
  await page.click("#call");
  await page.clock.run(6000);
  await page.reload();
  await page.waitFor(() => globalThis.visitor);
  await whenReady(page);
  const { evidence } = judge(await page.evaluate(() => visitor.payload()));
  assert.equal(evidence.visits, 1);
  assert.equal(await score(page), 7);
});

test("T6: a hundred thousand signals take no more memory than a thousand", async (t) => {
  const page = await open(await openSite(t, {
    init: () => {
      globalThis.engines = [];
      WebAssembly.Instance = new Proxy(WebAssembly.Instance, { construct: (target, args) => { const made = new target(...args); engines.push(made.exports); return made; } });
    },
  }));
  const bytes = async (signals) => page.evaluate((signals) => {
    for (let i = 0; i < signals; i++) visitor.signal("event", `video-${i}`);
    return engines.at(-1).memory.buffer.byteLength;
  }, signals);
  const before = await bytes(1000);
  for (let i = 0; i < 10; i++) assert.equal(await bytes(10_000), before);
});

/** Ten minutes as a visitor spends them, in the real page: what really had the attention is counted by hand. */
test("ten minutes with reading, other tabs, other windows, a frame, sound and idleness: as many seconds as there were", async (t) => {
  const site = await openSite(t, { csp: "default-src 'self' 'wasm-unsafe-eval'" });
  const page = await open(site);
  await page.clock.stop();
  let real = 0, place = 300;
  const read = async (seconds) => {
    for (let left = seconds; left > 0; left -= 20) {
      await page.move(place++, 300);
      await page.clock.run(Math.min(left, 20) * 1000);
    }
    real += seconds;
  };
  await page.clock.run(20_000);
  await read(60);
  // Another tab for three minutes.
  const other = await open(site, "/blank", { ready: false });
  await page.waitFor(() => document.hidden);
  await page.clock.run(180_000);
  await other.close();
  await page.front();
  await page.waitFor(() => !document.hidden && document.hasFocus());
  await read(40);
  // Another window for half a minute.
  const window = await open(site, "/blank", { window: true, ready: false });
  await page.waitFor(() => !document.hasFocus());
  await page.clock.run(30_000);
  await window.close();
  await page.front();
  await page.waitFor(() => !document.hidden && document.hasFocus());
  await read(20);
  // Idle: thirty seconds count, the other thirty do not.
  await page.clock.run(50_000);
  real += 10;
  // In an embedded frame for a minute, where the page sees no input.
  await page.evaluate(() => new Promise((resolve) => {
    const frame = Object.assign(document.createElement("iframe"), { src: "/blank", onload: resolve });
    document.body.prepend(frame);
  }));
  await page.click("#last");
  await page.click("iframe");
  await page.waitFor(() => document.activeElement.tagName === "IFRAME");
  await page.clock.run(60_000);
  real += 60;
  // Something plays for a minute.
  await page.click("#last");
  await page.evaluate(() => {
    document.activeElement.blur();
    const sound = document.createElement("audio");
    Object.defineProperty(sound, "paused", { value: false });
    document.body.append(sound);
  });
  await page.clock.run(60_000);
  real += 60;
  // Away for the rest of the ten minutes.
  await open(site, "/blank", { ready: false });
  await page.waitFor(() => document.hidden);
  await page.clock.run(60_000);
  const counted = (await timesIn(page)) * 10;
  assert.ok(Math.abs(counted - real) <= 10, `${counted} of ${real} seconds, in tens`);
});
