// When the engine cannot be had, or fails: the page is as it was, the form posts, and nothing is thrown.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { compiled } from "./lib/compiled.mjs";
import { countsIn, judge } from "./lib/edge.mjs";
import planFile from "./lib/plan.mjs";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { open, score, shown, whenReady } from "./lib/visit.mjs";

const WASM = "/dist/live.wasm";
const wasm = readFileSync(new URL("../../pkg-config/dist/live.wasm", import.meta.url));
const planOfVersion = (version) => { const bytes = Buffer.from(compiled, "base64url"); bytes[3] = version; return bytes.toString("base64url"); };
/** The module with one bit flipped that no compiler notices: a byte of its data. */
const flipped = Buffer.from(wasm);
flipped[flipped.length - 8] ^= 1;

const absent = (status, body) => ({ site: { answers: { [WASM]: { status, type: "text/html", body } } }, requests: 1 });

/** Faults for want of which there is no engine: what happens is written down, and the edge counts it. */
const WITHOUT_ENGINE = {
  "W1: live.wasm is not there": { ...absent(404, "<h1>Not found</h1>"), says: /./ },
  "W1: the server fails": { ...absent(500, "<h1>Oops</h1>"), says: /./ },
  "W1: a page stands in its place": { ...absent(200, "<h1>Home</h1>"), says: /./ },
  "W4: the policy forbids WebAssembly": { site: { csp: "script-src 'self'" }, requests: 1, says: /CompileError|unsafe-eval/ },
  "W5: the policy forbids the request": { site: { csp: "connect-src 'none'; script-src 'self' 'wasm-unsafe-eval'" }, requests: 0, says: /TypeError/ },
  "W6: the browser has no WebAssembly": { init: () => { delete globalThis.WebAssembly; }, requests: 0, says: /WebAssembly/ },
  "W7: one bit of it is flipped": { site: { answers: { [WASM]: { body: flipped } } }, requests: 1, says: /TypeError/ },
  "W7: half of it is missing": { site: { answers: { [WASM]: { body: wasm.subarray(0, wasm.length / 2) } } }, requests: 1, says: /TypeError/ },
};

/** Faults with which nothing can be counted anywhere. */
const OFF = {
  "the plan is of another version": { site: { plan: planOfVersion(9) }, says: /version 9, this build reads 1/ },
  "the plan is no plan": { site: { plan: "bm8gcGxhbg" }, says: /not a compiled plan/ },
  "the plan is not even base64url": { site: { plan: "§§§" }, says: /not a compiled plan/ },
  "the plan has lost its end": { site: { plan: "QVRQ§" }, says: /./ },
  "the plan is its JSON": { site: { plan: planFile }, says: /not a compiled plan/ },
  "the plan is the text of its JSON": { site: { plan: JSON.stringify(planFile) }, says: /not a compiled plan/ },
  "there is no plan": { site: { plan: null }, says: /not a compiled plan/ },
};

async function useTheFaulty(t, fault) {
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
  assert.equal(await score(page), 0);
  const lines = (await page.told("said")).filter((line) => line.startsWith("info:"));
  assert.equal(lines.length, 1, lines.join("\n"));
  assert.match(lines[0], fault.says);
  return { site, page };
}

for (const [name, fault] of Object.entries(WITHOUT_ENGINE)) {
  test(`${name}: defaults stay, one line in the console, and the form carries what the edge counts`, async (t) => {
    const { site, page } = await useTheFaulty(t, fault);
    await page.click("#quote button");
    await page.at("/lead");
    const [lead] = site.leads();
    assert.deepEqual([lead.get("email"), lead.getAll("attise").length], ["a@example.org", 1]);
    const { trust, evidence } = judge(lead.get("attise"));
    assert.deepEqual([trust, evidence.journal], ["consistent", true]);
    const { time, ...counts } = countsIn(lead.get("attise"));
    assert.deepEqual(counts, { view: 2, click: 1, event: 1, form: 1 });
    assert.equal(site.wasm(), fault.requests);
  });
}

for (const [name, fault] of Object.entries(OFF)) {
  test(`${name}: defaults stay, one line in the console, and the form posts as it is`, async (t) => {
    const { site, page } = await useTheFaulty(t, fault);
    assert.equal(await page.evaluate(() => visitor.payload()), "");
    await page.click("#quote button");
    await page.at("/lead");
    assert.deepEqual([...site.leads()[0]], [["email", "a@example.org"]]);
    assert.equal(site.wasm(), 0, "nothing is fetched for a plan that cannot be read");
  });
}

test("W2: live.wasm never comes: the form goes at once with what happened, and it is given up after ten seconds", async (t) => {
  const site = await openSite(t, { answers: { [WASM]: () => new Promise(() => {}) } });
  const page = await open(site, "/", { ready: false });
  await page.waitFor(() => globalThis.visitor);
  await page.click("#call");
  assert.deepEqual(countsIn(await page.evaluate(() => visitor.payload())), { view: 1, click: 1 });
  await page.clock.run(11_000);
  assert.equal(await whenReady(page), false);
  assert.equal(site.wasm(), 1);
  assert.match((await page.told("said")).join(), /^info: attise is off: (TimeoutError|AbortError: Fetch is aborted)/, "the latter in WebKit");
  await page.click("#quote button");
  await page.at("/lead");
  const { time, ...counts } = countsIn(site.leads()[0].get("attise"));
  assert.deepEqual(counts, { view: 1, click: 1, form: 1 });
});

test("the journal goes on from page to page and from tab to tab, and an engine that comes later takes it over", async (t) => {
  let there = false;
  const site = await openSite(t, { answers: { [WASM]: () => (there ? {} : { status: 404 }) } });
  const page = await open(site, "/", { ready: false });
  await page.waitFor(() => globalThis.visitor);
  await whenReady(page);
  await page.click("#call");
  await page.click("#next");
  await page.at("/pricing");
  await page.waitFor(() => globalThis.visitor);
  await whenReady(page);
  await page.click("#call");
  const other = await open(site, "/", { ready: false });
  await other.waitFor(() => globalThis.visitor);
  await whenReady(other);
  assert.deepEqual(countsIn(await other.evaluate(() => visitor.payload())), { view: 3, click: 2 }, "and the other tab's is sent as well");
  there = true;
  await page.front();
  await page.click("#next");
  await page.waitFor(() => globalThis.visitor?.reading().engagement > 0);
  assert.equal(await score(page), 1 + 5 + 1 + 5 + 1, "what this tab has seen");
});

test("W9: without JavaScript the form posts as it is", async (t) => {
  const site = await openSite(t, { csp: "script-src 'none'" });
  const page = await open(site, "/", { ready: false });
  assert.equal(await shown(page, "hero"), "guide");
  await page.click("#quote button");
  await page.at("/lead");
  assert.deepEqual([...site.leads()[0]], [["email", "a@example.org"]]);
});

test("W3: a wrong MIME type is no fault", async (t) => {
  const site = await openSite(t, { answers: { [WASM]: { type: "text/plain" } } });
  const page = await open(site);
  assert.equal(await score(page), 1);
  assert.equal(site.wasm(), 1);
});

test("a browser that compiles nothing at once compiles aside", async (t) => {
  const site = await openSite(t, {
    init: () => {
      WebAssembly.Module = new Proxy(WebAssembly.Module, { construct() { throw new RangeError("more than 4 KB"); } });
    },
  });
  const page = await open(site);
  assert.equal(await score(page), 1);
  assert.equal(site.wasm(), 1);
});

test("W8: a strict policy with Trusted Types is not violated", async (t) => {
  const site = await openSite(t);
  const page = await open(site);
  await page.evaluate(() => { for (let i = 0; i < 15; i++) visitor.signal("event", "video"); });
  assert.equal(await shown(page, "hero"), "webinar");
  assert.deepEqual(await page.told("violation"), []);
  assert.deepEqual((await page.told("said")), []);
});
