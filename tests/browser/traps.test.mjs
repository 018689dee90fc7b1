// Traps: real ones, in the engine's own functions. A page never sees one.
import assert from "node:assert/strict";
import { countsIn } from "./lib/edge.mjs";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { faults, trapping } from "./lib/trapping.mjs";
import { open, score } from "./lib/visit.mjs";

const wasm = { "/trapping.wasm": { type: "application/wasm", body: Buffer.from(trapping()) } };

async function start(t) {
  const site = await openSite(t, { answers: wasm, init: faults });
  return { site, page: await open(site, "/?wasm=/trapping.wasm") };
}

/** One signal, in the middle of which a fault strikes; the new instance has none. */
const strike = (page, name) => page.evaluate((name) => {
  fault(name);
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function (...args) {
    fault();
    return new Instance(...args);
  };
  visitor.signal("event", "video");
  WebAssembly.Instance = Instance;
  fault();
}, name);

for (const [name, id] of [["trap", "T1: a trap"], ["exhaust", "T4: a full stack"]]) {
  test(`${id} costs one signal: a new instance goes on from the last memory`, async (t) => {
    const { site, page } = await start(t);
    await page.click("#call");
    await strike(page, name);
    assert.equal(await score(page), 6);
    await page.evaluate(() => visitor.signal("event", "video"));
    assert.equal(await score(page), 8);
    assert.equal(await page.evaluate(() => instances()), 2);
    await page.clock.stop();
    await page.move(310, 310);
    await page.clock.run(11_000);
    assert.equal(await score(page), 13, "the clock goes on in the new instance");
    assert.deepEqual(countsIn(await page.evaluate(() => visitor.payload())), { view: 1, click: 1, event: 1, time: 1 });
    assert.equal(site.wasm(), 1);
  });
}

test("T2: three traps in ten seconds switch it off for the page, and the form posts as it is", async (t) => {
  const { site, page } = await start(t);
  await page.evaluate(() => {
    fault("trap");
    for (let i = 0; i < 5; i++) visitor.signal("event", "video");
  });
  assert.deepEqual(await page.evaluate(() => [visitor.reading().engagement, visitor.payload()]), [0, ""]);
  assert.match((await page.told("said")).join("\n"), /^info: attise is off: RuntimeError[^\n]*$/);
  await page.click("#quote button");
  await page.at("/lead");
  assert.deepEqual([...site.leads()[0].keys()], ["email"]);
});

test("T2: three traps far apart do not", async (t) => {
  const { page } = await start(t);
  await page.clock.stop();
  for (let i = 0; i < 3; i++) {
    await strike(page, "trap");
    await page.clock.run(6000);
  }
  await page.click("#call");
  assert.ok((await score(page)) >= 6);
});

test("T5: the memory may grow within every call", async (t) => {
  const { page } = await start(t);
  const before = await page.evaluate(() => memory());
  await page.evaluate(() => {
    fault("grow");
    for (let i = 0; i < 10; i++) {
      visitor.signal("event", "video");
      visitor.receipt();
    }
  });
  assert.ok((await page.evaluate(() => memory())) > before + 10 * 65_536);
  const { sum, counts } = await page.evaluate(() => ({ sum: visitor.receipt().reduce((all, { points }) => all + points, 0), counts: visitor.payload() }));
  assert.equal(sum, 21);
  assert.deepEqual(countsIn(counts), { view: 1, event: 10 });
});

test("T7: a callback may call everything again, and no signal is lost", async (t) => {
  const { page } = await start(t);
  const calls = await page.evaluate(async () => {
    let calls = 0;
    for (const type of ["score", "temperature", "offer", "ready"]) visitor.on(type, () => {
      if (++calls > 20) return;
      visitor.signal("event", "video"); visitor.page("/again"); visitor.reading(); visitor.receipt(); visitor.payload(); visitor.exportData();
    });
    visitor.signal("event", "video");
    await new Promise((done) => setTimeout(done, 50));
    return calls;
  });
  assert.ok(calls > 20, `${calls}`);
  const { view, event } = countsIn(await page.evaluate(() => visitor.payload()));
  assert.deepEqual([view, event], [21, 21]);
});
