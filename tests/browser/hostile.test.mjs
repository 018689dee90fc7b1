// Hostile pages: scripts that change what we stand on, and make up what no visitor did.
import assert from "node:assert/strict";
import { countsIn } from "./lib/edge.mjs";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { open, score, shown, whenReady } from "./lib/visit.mjs";

const PAGES = {
  "freezes all prototypes": () => {
    for (const name of ["Object", "Array", "Function", "String", "Number", "Promise", "Map", "Set", "WeakMap", "RegExp", "Date", "EventTarget", "Node", "Element", "HTMLElement", "History", "Storage", "FormData", "Uint8Array", "DataView"]) Object.freeze(globalThis[name].prototype);
  },
  "freezes its history": () => {
    Object.defineProperty(globalThis, "navigation", { value: undefined });
    Object.freeze(history);
    Object.freeze(History.prototype);
  },
  "has wrapped its history before us": () => {
    Object.defineProperty(globalThis, "navigation", { value: undefined });
    const own = history.pushState;
    history.pushState = function (...args) { own.apply(this, args); };
  },
  "extends Array and Object": () => {
    Array.prototype.extra = () => {};
    Object.prototype.extra = "more";
  },
  "has methods of elements that throw": () => {
    Element.prototype.closest = () => { throw new Error("closest"); };
    Document.prototype.hasFocus = () => { throw new Error("hasFocus"); };
  },
};

for (const [name, init] of Object.entries(PAGES)) {
  test(`a page that ${name} works as it did, and nothing is thrown`, async (t) => {
    const site = await openSite(t, { init });
    const page = await open(site, "/", { ready: false });
    await page.waitFor(() => globalThis.visitor);
    await whenReady(page);
    await page.click("#call");
    await page.evaluate(() => history.pushState({}, "", "/step"));
    await page.evaluate(() => { for (let i = 0; i < 15; i++) visitor.signal("event", "video"); });
    assert.ok((await score(page)) >= 31);
    assert.equal(await shown(page, "hero"), name.endsWith("throw") ? "guide" : "webinar");
    await page.click("#quote button");
    await page.at("/lead");
    assert.equal(site.leads()[0].getAll("attise").length, 1);
  });
}

test("a page that wraps its history after us keeps its own, and a view is one view", async (t) => {
  const site = await openSite(t, { init: () => Object.defineProperty(globalThis, "navigation", { value: undefined }) });
  const page = await open(site);
  await page.evaluate(() => {
    globalThis.steps = 0;
    const own = history.pushState;
    history.pushState = function (...args) { steps++; own.apply(this, args); };
    for (let i = 0; i < 10; i++) history.pushState({}, "", `/step-${i}`);
  });
  assert.deepEqual([await score(page), await page.evaluate(() => steps)], [11, 10]);
  await page.evaluate(() => visitor.consent.revoke());
  await page.evaluate(() => history.pushState({}, "", "/after"));
  assert.deepEqual(await page.evaluate(() => [steps, location.pathname]), [11, "/after"], "our wrapper under theirs stays, silent");
});

test("M11: ten thousand clicks, keys, scrolls and submits that a script makes up count for nothing", async (t) => {
  const page = await open(await openSite(t));
  await page.clock.stop();
  // Firefox sends a form for a submit that a script makes up.
  await page.evaluate(() => ["click", "submit"].forEach((type) => addEventListener(type, (event) => event.preventDefault(), true)));
  for (let batch = 0; batch < 10; batch++) await page.evaluate(() => {
    const [call, quote, pdf] = ["#call", "#quote", "#pdf"].map((id) => document.querySelector(id));
    for (let i = 0; i < 1000; i++) {
      call.click();
      pdf.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
      quote.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
      for (const type of ["pointermove", "keydown", "wheel", "touchmove"]) document.body.dispatchEvent(new Event(type, { bubbles: true }));
    }
  });
  await page.clock.run(10_000);
  assert.deepEqual(countsIn(await page.evaluate(() => visitor.payload())), { view: 1 });
});

test("a page that isolates itself, and one that does not, both work", async (t) => {
  for (const headers of [{}, { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" }]) {
    const site = await openSite(t, { headers });
    const page = await open(site);
    await page.click("#call");
    assert.equal(await score(page), 6);
    assert.equal(await page.evaluate(() => crossOriginIsolated), Object.keys(headers).length > 0);
  }
});

test("P6: what a page knows of a person is nowhere in payload, storage, console or the engine's memory", async (t) => {
  const site = await openSite(t, {
    init: () => {
      globalThis.engines = [];
      WebAssembly.Instance = new Proxy(WebAssembly.Instance, { construct: (target, args) => { const made = new target(...args); engines.push(made.exports); return made; } });
    },
  });
  const page = await open(site, "/pricing/jane.doe@example.org?mail=jane.doe@example.org");
  await page.evaluate(() => {
    document.title = "jane.doe@example.org";
    const form = document.querySelector("#quote");
    form.dataset.attiseForm = "jane.doe@example.org";
    form.elements.email.value = "jane.doe@example.org";
    form.addEventListener("submit", (event) => event.preventDefault());
    document.querySelector("#call").dataset.attiseClick = "jane.doe@example.org";
    visitor.signal("event", "jane.doe@example.org");
    visitor.page("/jane.doe@example.org");
  });
  await page.click("#call");
  await page.click("#quote button");
  await page.clock.run(6000);
  const found = await page.evaluate(() => {
    const memory = new TextDecoder("latin1").decode(engines.at(-1).memory.buffer);
    const all = [visitor.payload(), JSON.stringify(localStorage), JSON.stringify(visitor.exportData()), memory].join("\n");
    return ["jane", "doe", "example.org", "pricing"].filter((word) => all.includes(word));
  });
  assert.deepEqual(found, []);
  assert.deepEqual(await page.told("said"), []);
});
