// When the engine cannot be had, or fails: the page is as it was, the form posts, and nothing is thrown.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { compiled } from "./lib/compiled.mjs";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { open, score, shown, whenReady } from "./lib/visit.mjs";

const WASM = "/dist/live.wasm";
const wasm = readFileSync(new URL("../../pkg-config/dist/live.wasm", import.meta.url));
const flipped = Buffer.from(wasm);
flipped[4] ^= 1;
const planOfVersion = (version) => { const bytes = Buffer.from(compiled, "base64url"); bytes[3] = version; return bytes.toString("base64url"); };

const FAULTS = {
  "live.wasm is not there": { site: { answers: { [WASM]: { status: 404, type: "text/html", body: "<h1>Not found</h1>" } } }, requests: 1, says: "404" },
  "the server fails": { site: { answers: { [WASM]: { status: 500, type: "text/html", body: "<h1>Oops</h1>" } } }, requests: 1, says: "500" },
  "a page stands in its place": { site: { answers: { [WASM]: { type: "text/html", body: "<h1>Home</h1>" } } }, requests: 1, says: "CompileError" },
  "one bit of it is flipped": { site: { answers: { [WASM]: { body: flipped } } }, requests: 1, says: "CompileError" },
  "half of it is missing": { site: { answers: { [WASM]: { body: wasm.subarray(0, wasm.length / 2) } } }, requests: 1, says: "CompileError" },
  "the policy forbids WebAssembly": { site: { csp: "script-src 'self'" }, requests: 1, says: "CompileError" },
  "the policy forbids the request": { site: { csp: "connect-src 'none'; script-src 'self' 'wasm-unsafe-eval'" }, requests: 0, says: "TypeError" },
  "the browser has no WebAssembly": { init: () => { delete globalThis.WebAssembly; }, requests: 0, says: "no WebAssembly" },
  "the plan is of another version": { site: { plan: planOfVersion(9) }, requests: 1, says: "version 9, this build reads 1" },
  "the plan is no plan": { site: { plan: "bm8gcGxhbg" }, requests: 1, says: "not a compiled plan" },
  "the plan is not even base64url": { site: { plan: "§§§" }, says: "" },
};

for (const [name, fault] of Object.entries(FAULTS)) {
  test(`${name}: defaults stay, the form posts, one line in the console`, async (t) => {
    const site = await openSite(t, { ...fault.site, init: fault.init });
    const page = await open(site, "/", { ready: false });
    await page.waitFor(() => globalThis.visitor);
    assert.equal(await whenReady(page), false);
    await page.click("#call");
    await page.evaluate(() => {
      visitor.page("/x"); visitor.signal("event", "video"); visitor.receipt(); visitor.exportData();
      visitor.consent.grant();
    });
    await page.clock.run(20_000);
    assert.equal(await shown(page, "hero"), "guide");
    assert.deepEqual(await page.evaluate(() => [visitor.reading().engagement, visitor.payload()]), [0, ""]);
    const lines = (await page.told("said")).filter((line) => line.startsWith("info:"));
    assert.equal(lines.length, 1, lines.join("\n"));
    assert.ok(lines[0].includes(fault.says), lines[0]);
    await page.click("#quote button");
    await page.at("/lead");
    assert.deepEqual([...site.leads()[0]], [["email", "a@example.org"]]);
    if (fault.requests !== undefined) assert.equal(site.wasm(), fault.requests);
  });
}

test("live.wasm never comes: given up after ten seconds", async (t) => {
  const site = await openSite(t, { answers: { [WASM]: () => new Promise(() => {}) } });
  const page = await open(site, "/", { ready: false });
  await page.waitFor(() => globalThis.visitor);
  await page.clock.run(11_000);
  assert.equal(await whenReady(page), false);
  assert.equal(site.wasm(), 1);
  assert.match((await page.told("said")).join(), /^info: attise is off: (TimeoutError|AbortError: Fetch is aborted)/, "the latter in WebKit");
});

test("a wrong MIME type is no fault", async (t) => {
  const site = await openSite(t, { answers: { [WASM]: { type: "text/plain" } } });
  const page = await open(site);
  assert.equal(await score(page), 1);
  assert.equal(site.wasm(), 1);
});

test("a strict policy with Trusted Types is not violated", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  await page.evaluate(() => { for (let i = 0; i < 15; i++) visitor.signal("event", "video"); });
  assert.equal(await shown(page, "hero"), "webinar");
  assert.deepEqual(await page.told("violation"), []);
  assert.deepEqual((await page.told("said")), []);
});

/** The engine's instances, each of which traps in `signal` while `trap` is set. */
const trapping = () => {
  globalThis.instances = 0;
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(target, args) {
      instances++;
      const instance = new target(...args);
      const exports = { ...instance.exports };
      const { signal } = exports;
      exports.signal = (...rest) => {
        if (globalThis.trap) throw new WebAssembly.RuntimeError("unreachable");
        return signal(...rest);
      };
      return Object.create(instance, { exports: { value: exports } });
    },
  });
};

test("a trap costs one signal: a new instance goes on from the last memory", async (t) => {
  const site = await openSite(t, { init: trapping });
  const page = await open(site);
  await page.click("#call");
  await page.evaluate(() => { globalThis.trap = true; visitor.signal("event", "video"); globalThis.trap = false; });
  assert.equal(await score(page), 6);
  await page.evaluate(() => visitor.signal("event", "video"));
  assert.equal(await score(page), 8);
  assert.equal(await page.evaluate(() => instances), 2);
  await page.clock.stop();
  await page.move(310, 310);
  await page.clock.run(11_000);
  assert.equal(await score(page), 13, "the clock goes on in the new instance");
  assert.equal(await page.evaluate(() => new FormData(document.querySelector("#quote")).getAll("attise").length), 1);
  assert.equal(site.wasm(), 1);
});

test("three traps in ten seconds switch it off for the page", async (t) => {
  const site = await openSite(t, { init: trapping });
  const page = await open(site);
  await page.evaluate(() => { globalThis.trap = true; for (let i = 0; i < 5; i++) visitor.signal("event", "video"); });
  assert.deepEqual(await page.evaluate(() => [instances, visitor.reading().engagement, visitor.payload()]), [3, 0, ""]);
  assert.deepEqual((await page.told("said")), ["info: attise is off: RuntimeError: unreachable"]);
  await page.click("#quote button");
  await page.at("/lead");
  assert.deepEqual([...site.leads()[0].keys()], ["email"]);
});

test("three traps far apart do not", async (t) => {
  const site = await openSite(t, { init: trapping });
  const page = await open(site);
  await page.clock.stop();
  for (let i = 0; i < 3; i++) {
    await page.evaluate(() => { globalThis.trap = true; visitor.signal("event", "video"); globalThis.trap = false; });
    await page.clock.run(6000);
  }
  await page.click("#call");
  assert.ok((await score(page)) >= 6);
});
