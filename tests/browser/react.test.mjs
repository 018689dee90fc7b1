// `attise/react` in React 18 and 19: rendered on the server, hydrated under StrictMode, and swapped by the shell without React minding.
import assert from "node:assert/strict";
import { compile } from "attise/plan";
import { compiled } from "./lib/compiled.mjs";
import plan from "./lib/plan.mjs";
import { onServer, reactSite, VERSIONS } from "./lib/react.mjs";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { eventually, open, shown } from "./lib/visit.mjs";

const VISITOR = 'globalThis[Symbol.for("attise")]';
const heat = (page, times) => page.evaluate(`(() => { for (let i = 0; i < ${times}; i++) ${VISITOR}.signal("event", "video"); })()`);
const status = (page) => page.evaluate(() => document.querySelector("#status").textContent);
const says = (page, text) => eventually(text, async () => (await status(page)) === text);
/** What React had to say beside its greeting. */
const complaints = async (page) => (await page.told("said")).filter((line) => !/React DevTools/.test(line));
const frames = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));

/** Opens the page, not yet alive. */
async function load(t, version, props = {}, options = {}) {
  const initial = { plan: compiled, consent: true, ...props };
  const site = await openSite(t, { answers: await reactSite(version, initial), clock: false, ...options });
  const page = await open(site, "/react", { ready: false });
  await page.waitFor(() => typeof globalThis.hydrate === "function");
  return { page, site, initial };
}

/** Opens the page and brings it to life; waits for the engine. */
async function start(t, version, props, options) {
  const { page, site, initial } = await load(t, version, props, options);
  await page.evaluate((initial) => hydrate(initial), initial);
  if (initial.consent) await says(page, "1 cold guide watched");
  return { page, site };
}

const watchShifts = () => {
  globalThis.shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => entry.value))).observe({ type: "layout-shift", buffered: true });
};

for (const version of VERSIONS) {
  const name = (text) => `React ${version}: ${text}`;

  test(name("the server renders the markup of the docs with the default shown, and says nothing"), async (t) => {
    const { html, stream } = await onServer(version);
    const said = t.mock.method(console, "error", () => {});
    const text = html({ plan: compiled, consent: true });
    assert.ok(text.startsWith('<p id="status">0 cold none unwatched</p><section id="hero" data-attise-slot="hero"><div data-attise-offer="guide"><p>Read our guide.</p>'), text);
    assert.ok(text.includes('<div hidden="" data-attise-offer="webinar">') && text.includes('<a href="#quote" hidden="" data-attise-offer="quote">'), text);
    assert.ok(text.includes('<fieldset data-attise-offer="guide"></fieldset><fieldset hidden="" disabled="" data-attise-offer="webinar">'), text);
    assert.equal(await stream({ plan: compiled, consent: true }), text);
    assert.equal(said.mock.callCount(), 0);
  });

  test(name("hydrates without a word, watches once under StrictMode, and swaps without moving the page"), async (t) => {
    const { page } = await start(t, version, {}, { init: watchShifts });
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).length), 1);
    const boxes = () => page.evaluate(() => [...document.querySelectorAll("#root > *")].map((element) => element.getBoundingClientRect()));
    const before = await boxes();
    await heat(page, 15);
    await says(page, "31 warm webinar watched");
    assert.deepEqual([await shown(page, "hero"), await shown(page, "sidebar")], ["webinar", "webinar"]);
    await heat(page, 15);
    await says(page, "61 hot quote watched");
    assert.equal(await shown(page, "hero"), "quote");
    await frames(page);
    assert.deepEqual(await boxes(), before);
    assert.deepEqual(await page.evaluate(() => shifts), []);
    assert.deepEqual(await complaints(page), []);
  });

  test(name("what the shell has swapped stays when React renders, and a form's hidden part is disabled"), async (t) => {
    const { page } = await start(t, version);
    const asked = () => page.evaluate(() => [...new FormData(document.querySelector("#asks")).keys()].filter((key) => key !== "attise"));
    assert.deepEqual(await asked(), ["email"]);
    await heat(page, 15);
    await page.evaluate(() => render({ count: 1 }));
    assert.equal(await page.evaluate(() => document.querySelector("#count").textContent), "1");
    assert.deepEqual([await shown(page, "hero"), await asked()], ["webinar", ["email", "company"]]);
    assert.deepEqual(await complaints(page), []);
  });

  test(name("a slot that comes later shows its offer before it is painted"), async (t) => {
    const { page } = await start(t, version);
    await heat(page, 15);
    await says(page, "31 warm webinar watched");
    const first = await page.evaluate(() => { render({ more: true }); return [...document.querySelectorAll("#more > :not([hidden])")].map((offer) => offer.dataset.attiseOffer); });
    assert.deepEqual(first, ["webinar"]);
  });

  test(name("a part of the page that comes alive after a swap gets no warning and keeps it"), async (t) => {
    const { page, initial } = await load(t, version);
    await page.evaluate(() => {
      for (const offer of document.querySelector("#hero").children) offer.hidden = offer.dataset.attiseOffer !== "quote";
    });
    await page.evaluate((initial) => hydrate(initial), initial);
    await says(page, "1 cold guide watched");
    assert.deepEqual(await complaints(page), []);
    await eventually("the guide", async () => (await shown(page, "hero")) === "guide");
  });

  test(name("a part that is still to come alive is swapped all the same, and comes alive without a warning"), async (t) => {
    const { page, initial } = await load(t, version, { slow: true });
    await page.evaluate((initial) => {
      globalThis.late = new Promise((resolve) => (globalThis.arrive = resolve));
      hydrate(initial);
    }, initial);
    await says(page, "1 cold guide watched");
    await heat(page, 15);
    await says(page, "31 warm webinar watched");
    const alive = () => page.evaluate(() => Object.keys(document.querySelector("#lazy")).some((key) => key.startsWith("__reactFiber")));
    assert.deepEqual([await shown(page, "lazy"), await alive()], ["webinar", false]);
    await page.evaluate(() => arrive());
    await eventually("life", alive);
    await frames(page);
    assert.equal(await shown(page, "lazy"), "webinar");
    assert.deepEqual(await complaints(page), []);
  });

  test(name("a slot in use waits, while the hooks tell at once"), async (t) => {
    const { page } = await start(t, version);
    await page.focus("#hero-guide");
    await heat(page, 15);
    await says(page, "31 warm webinar watched");
    assert.equal(await shown(page, "hero"), "guide");
    await page.evaluate(() => render({ count: 1 }));
    assert.equal(await shown(page, "hero"), "guide");
  });

  test(name("consent is followed: nothing before it, and nothing is left after it is taken back"), async (t) => {
    const { page, site } = await start(t, version, { consent: false });
    await says(page, "0 cold none watched");
    await frames(page);
    assert.deepEqual([site.wasm(), await page.evaluate(() => localStorage.length)], [0, 0]);
    await page.evaluate(() => render({ consent: true }));
    await says(page, "1 cold guide watched");
    await heat(page, 30);
    await says(page, "61 hot quote watched");
    await page.evaluate(() => render({ consent: false }));
    await says(page, "0 cold none watched");
    assert.deepEqual([await shown(page, "hero"), await page.evaluate(() => localStorage.length)], ["guide", 0]);
    await page.evaluate(() => render({ consent: true }));
    await says(page, "1 cold guide watched");
  });

  test(name("another plan begins another watch, and the last provider ends it"), async (t) => {
    const other = Buffer.from(compile({ ...plan, id: "other", temperature: { ...plan.temperature, warm: 3 } })).toString("base64url");
    const { page } = await start(t, version);
    await page.evaluate(`globalThis.first = ${VISITOR}`);
    await page.evaluate((plan) => render({ plan }), other);
    await heat(page, 1);
    await eventually("a warm visitor", async () => /^\d+ warm webinar watched$/.test(await status(page)));
    assert.equal(await page.evaluate(`first === ${VISITOR}`), false);
    await page.evaluate(() => render({ watched: false }));
    await says(page, "0 cold none unwatched");
    assert.equal(await page.evaluate(`${VISITOR} === undefined`), true);
    await page.evaluate(() => leave());
    assert.deepEqual(await complaints(page), []);
  });

  test(name("a visitor that the page itself has begun to watch is held and not ended"), async (t) => {
    const { page, initial } = await load(t, version, { consent: false });
    await page.evaluate(async (plan) => { const { watch } = await import("/dist/index.js"); globalThis.visitor = watch(plan, { consent: true }); await visitor.ready; }, compiled);
    await page.evaluate((initial) => hydrate(initial), initial);
    await says(page, "1 cold guide watched");
    await page.evaluate(() => leave());
    await frames(page);
    assert.equal(await page.evaluate(() => visitor.consent.granted), true);
  });
}
