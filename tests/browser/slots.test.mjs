// Slots: the offer changes in the task of the visitor's act, nothing moves, and nothing changes under the visitor's hands.
import assert from "node:assert/strict";
import { compile, openPlan } from "attise/plan";
import { judge } from "./lib/edge.mjs";
import plan from "./lib/plan.mjs";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { open, reading, shown } from "./lib/visit.mjs";

/** Sums up all layout shifts, also those after input; only Chromium tells them. */
const watchShifts = () => {
  globalThis.shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => entry.value))).observe({ type: "layout-shift", buffered: true });
};
const start = async (t) => open(await openSite(t, { init: watchShifts, clock: false }));
const heat = (page, times) => page.evaluate((times) => { for (let i = 0; i < times; i++) visitor.signal("event", "video"); }, times);
/** Where everything is that is no offer. */
const boxes = (page) => page.evaluate(() => [...document.querySelectorAll("body > *")].map((element) => element.getBoundingClientRect()));
const frames = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));

test("cold shows the guide, warm the webinar, hot the quote; cumulative layout shift is 0", async (t) => {
  const page = await start(t);
  const before = await boxes(page);
  assert.equal(await shown(page, "hero"), "guide");
  await heat(page, 15);
  assert.deepEqual([await shown(page, "hero"), await shown(page, "sidebar"), (await reading(page)).temperature], ["webinar", "webinar", "warm"]);
  await frames(page);
  await heat(page, 15);
  assert.deepEqual([await shown(page, "hero"), await shown(page, "sidebar"), (await reading(page)).temperature], ["quote", "quote", "hot"]);
  await frames(page);
  assert.deepEqual(await boxes(page), before);
  assert.deepEqual(await page.evaluate(() => shifts), []);
});

test("the shift observer does see a shift", async (t) => {
  const page = await start(t);
  await frames(page);
  await page.evaluate(() => document.querySelector("h1").after(Object.assign(document.createElement("div"), { textContent: "new", className: "x" }), document.createElement("hr")));
  await frames(page);
  assert.ok((await page.evaluate(() => shifts)).length > 0);
});

test("the offer changes in the same task as the visitor's act, and callbacks come after it", async (t) => {
  const page = await start(t);
  await heat(page, 14);
  await page.evaluate(() => {
    globalThis.seen = [];
    visitor.on("temperature", ({ temperature }) => seen.push(temperature));
    visitor.on("offer", ({ offers }) => seen.push(offers.hero));
    document.querySelector("#call").addEventListener("click", () => seen.push(document.querySelector("#hero > :not([hidden])").dataset.attiseOffer));
  });
  await page.click("#call");
  const seen = await page.evaluate(() => seen);
  assert.deepEqual([...seen].sort(), ["warm", "webinar", "webinar"]);
});

test("a slot with the focus inside keeps its offer until the focus leaves", async (t) => {
  const page = await start(t);
  await page.focus("#hero-guide");
  await heat(page, 15);
  assert.deepEqual([await shown(page, "hero"), await shown(page, "sidebar")], ["guide", "webinar"]);
  await page.focus("#call");
  await page.waitFor(() => document.querySelector("#hero > :not([hidden])").dataset.attiseOffer === "webinar");
});

test("a slot under the pointer keeps its offer until the pointer leaves", async (t) => {
  const page = await start(t);
  await page.hover("#hero-guide");
  await heat(page, 15);
  assert.equal(await shown(page, "hero"), "guide");
  await page.hover("#last");
  await page.waitFor(() => document.querySelector("#hero > :not([hidden])").dataset.attiseOffer === "webinar");
});

test("only `hidden` changes, and a slot without the chosen offer is left alone", async (t) => {
  const page = await start(t);
  await page.evaluate(() => {
    document.querySelector("#sidebar > [data-attise-offer=webinar]").remove();
    globalThis.changes = new Set();
    new MutationObserver((list) => list.forEach(({ type, attributeName }) => changes.add(attributeName ?? type))).observe(document, { attributes: true, childList: true, characterData: true, subtree: true });
  });
  await heat(page, 15);
  await frames(page);
  assert.equal(await shown(page, "sidebar"), "guide");
  assert.deepEqual(await page.evaluate(() => [...changes].filter((change) => change !== "childList")), ["hidden"]);
});

/** A form that asks `more` of the warm, with a required field in it. */
const withForm = (page) => page.evaluate(() => {
  const slot = document.querySelector("#sidebar"), form = document.createElement("form");
  Object.assign(form, { id: "asks", method: "post", action: "/lead" });
  form.append(Object.assign(document.createElement("input"), { name: "email", defaultValue: "" }), slot);
  slot.replaceChildren();
  for (const [id, name] of [["guide"], ["webinar", "company"], ["quote", "phone"]]) {
    const fieldset = document.createElement("fieldset");
    fieldset.dataset.attiseOffer = id;
    fieldset.hidden = fieldset.disabled = id !== "guide";
    if (name) fieldset.append(Object.assign(document.createElement("input"), { name, required: true }));
    slot.append(fieldset);
  }
  form.append(document.createElement("button"));
  document.body.append(form);
});
const fields = (page) => page.evaluate(() => [...new FormData(document.querySelector("#asks")).keys()]);

test("E08: what a slot hides of a form is disabled: it is neither required nor posted", async (t) => {
  const page = await start(t);
  await withForm(page);
  assert.deepEqual([await fields(page), await page.evaluate(() => document.querySelector("#asks").checkValidity())], [["email"], true]);
  await heat(page, 15);
  assert.deepEqual([await fields(page), await page.evaluate(() => document.querySelector("#asks").checkValidity())], [["email", "company"], false]);
  await heat(page, 15);
  assert.deepEqual(await fields(page), ["email", "phone"]);
});

test("E08: a form that has been begun is left as it is, whatever the temperature", async (t) => {
  const page = await start(t);
  await withForm(page);
  await heat(page, 15);
  await page.evaluate(() => (document.querySelector("[name=company]").value = "Ateliers du Nord"));
  await heat(page, 15);
  assert.deepEqual([await fields(page), await shown(page, "hero")], [["email", "company"], "quote"]);
  await page.evaluate(() => visitor.consent.revoke());
  assert.deepEqual([await fields(page), await shown(page, "hero")], [["email", "company"], "guide"]);
});

test("a slot that comes into the page later gets its offer within a second", async (t) => {
  const page = await start(t);
  await heat(page, 15);
  await page.evaluate(() => {
    const slot = document.querySelector("#hero").cloneNode(true);
    slot.id = "late";
    for (const offer of slot.children) offer.hidden = offer.dataset.attiseOffer !== "guide";
    document.body.append(slot);
  });
  await page.waitFor(() => document.querySelector("#late > :not([hidden])").dataset.attiseOffer === "webinar");
});

test("a callback may call everything, and ends when told", async (t) => {
  const page = await start(t);
  const counts = await page.evaluate(async () => {
    let calls = 0;
    const end = visitor.on("score", () => {
      calls++;
      visitor.reading(); visitor.receipt(); visitor.payload(); visitor.exportData();
      if (calls === 1) visitor.signal("event", "video");
    });
    visitor.signal("event", "video");
    await new Promise((done) => setTimeout(done));
    end();
    visitor.signal("event", "video");
    await new Promise((done) => setTimeout(done));
    return [calls, visitor.reading().engagement];
  });
  assert.deepEqual(counts, [2, 7]);
});

/** The tests' plan with other offers in the hero. */
const offering = (choices) => Buffer.from(compile({ ...plan, offers: [{ slot: "hero", default: "guide", choices }] })).toString("base64url");

test("a visitor of the holdout sees the defaults at any temperature, and the payload says so", async (t) => {
  for (const [draw, held] of [[0.99, true], [0.01, false]]) {
    const asked = { ...plan, holdoutPercent: 50 };
    const site = await openSite(t, { plan: Buffer.from(compile(asked)).toString("base64url"), init: `() => { Math.random = () => ${draw}; }` });
    const page = await open(site);
    await heat(page, 40);
    assert.equal((await reading(page)).temperature, "hot");
    assert.equal(await shown(page, "hero"), held ? "guide" : "quote");
    assert.equal(judge(await page.evaluate(() => visitor.payload()), openPlan(asked)).evidence.holdout, held);
  }
});

test("an offer with a frequency cap stands in so many visits, and within one it stays", async (t) => {
  const choices = [{ offer: "quote", when: { engagement: 1 }, visits: 1 }, { offer: "webinar", when: { engagement: 1 } }];
  const page = await open(await openSite(t, { plan: offering(choices) }));
  assert.equal(await shown(page, "hero"), "quote");
  await page.clock.run(60_000);
  await page.click("#call");
  assert.equal(await shown(page, "hero"), "quote");
  await page.goto("/blank");
  await page.clock.run(31 * 60_000);
  await page.goto("/");
  await page.waitFor(() => globalThis.visitor);
  await page.waitFor(() => document.querySelector("#hero > :not([hidden])").dataset.attiseOffer === "webinar");
});

test("a swap moves, animates, announces and focuses nothing, and what is hidden is hidden from everyone", async (t) => {
  const page = await start(t);
  await page.focus("#call");
  await heat(page, 15);
  const state = await page.evaluate(() => ({
    live: document.querySelectorAll("[aria-live],[role=alert],[role=status]").length,
    focus: document.activeElement.id,
    animations: document.getAnimations().length,
    hidden: [...document.querySelectorAll("#hero > [hidden]")].map((offer) => getComputedStyle(offer).visibility),
    shown: getComputedStyle(document.querySelector("#hero > :not([hidden])")).visibility,
    transitions: [...document.querySelectorAll("#hero, #hero *")].every((element) => /^0s(, 0s)*$/.test(getComputedStyle(element).transitionDuration)),
  }));
  assert.deepEqual(state, { live: 0, focus: "call", animations: 0, hidden: ["hidden", "hidden"], shown: "visible", transitions: true });
});
