// `<attise-slot>`: before and after its script, without it, in the document and in shadow roots.
import assert from "node:assert/strict";
import { compiled } from "./lib/compiled.mjs";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { eventually, open } from "./lib/visit.mjs";

const offers = (id) => `<a offer="guide" id="${id}-guide" href="#guide">Guide</a><div offer="webinar"><h2>Join the webinar</h2><p>Forty minutes.</p></div><fieldset offer="quote"><input name="phone" required></fieldset>`;
const slot = (id, name = "hero", inside = offers(id)) => `<attise-slot name="${name}" id="${id}">${inside}</attise-slot>`;
const page = (body) => ({ type: "text/html", body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Element</title><link rel="stylesheet" href="/dist/slots.css"><link rel="icon" href="data:,"></head><body>${body}</body></html>` });
/** The script of the docs; `?hold` waits for the test before it makes the element work. */
const MAIN = `import { watch } from "/dist/index.js";
import plan from "/plan.js";
import { defineAttise } from "/dist/element.js";
globalThis.visitor = watch(plan, { consent: true });
globalThis.start = () => defineAttise(visitor);
if (!location.search) start();`;
const HTML = `<h1>Home</h1>${slot("hero")}<p id="below">Below.</p><form id="asks" method="post" action="/lead">${slot("asked", "sidebar")}</form><button id="away">Away</button>`;

/** A site with the page. */
async function load(t, html = HTML, { path = "/", script = true, ...options } = {}) {
  const site = await openSite(t, {
    answers: {
      "/": page(html + (script ? '<script type="module" src="/start.js"></script>' : "")),
      "/plan.js": { type: "text/javascript", body: `export default ${JSON.stringify(compiled)};` },
      "/start.js": { type: "text/javascript", body: MAIN },
    },
    clock: false,
    ...options,
  });
  return open(site, path, { ready: script });
}

const heat = (page, times) => page.evaluate((times) => { for (let i = 0; i < times; i++) visitor.signal("event", "video"); }, times);
/** What a visitor sees of a slot, wherever it is. */
const seen = (page, id) => page.evaluate((id) => {
  const find = (root) => root.querySelector(`#${id}`) ?? [...root.querySelectorAll("*")].map(({ shadowRoot }) => shadowRoot && find(shadowRoot)).find(Boolean);
  return [...find(document).children].filter((offer) => getComputedStyle(offer).visibility === "visible").map((offer) => offer.getAttribute("offer") ?? offer.dataset.attiseOffer).join();
}, id);
const sees = (page, id, offer) => eventually(`${offer} in ${id}`, async () => (await seen(page, id)) === offer);
const boxes = (page) => page.evaluate(() => [...document.querySelectorAll("body > *")].map((element) => element.getBoundingClientRect()));

test("without its script an <attise-slot> shows the first offer, in the room of all", async (t) => {
  const page = await load(t, HTML, { script: false });
  assert.equal(await seen(page, "hero"), "guide");
  const [slot, webinar] = await page.evaluate(() => [document.querySelector("#hero"), document.querySelector("#hero > [offer=webinar]")].map((element) => element.getBoundingClientRect().height));
  assert.ok(webinar > 50 && slot >= webinar, `${slot} ${webinar}`);
});

test("it swaps in the task of the act, moves nothing when its script comes nor when it swaps, and disables what it hides", async (t) => {
  const page = await load(t, HTML, { path: "/?hold" });
  const before = await boxes(page);
  assert.deepEqual([await seen(page, "hero"), await seen(page, "asked")], ["guide", "guide"]);
  await page.evaluate(() => start());
  assert.deepEqual([await seen(page, "hero"), await boxes(page)], ["guide", before]);
  const fields = () => page.evaluate(() => [[...new FormData(document.querySelector("#asks")).keys()], document.querySelector("#asks").checkValidity()]);
  assert.deepEqual(await fields(), [[], true]);
  assert.equal(await page.evaluate(() => {
    for (let i = 0; i < 15; i++) visitor.signal("event", "video");
    return document.querySelector("#hero > :not([hidden])").getAttribute("offer");
  }), "webinar");
  await heat(page, 15);
  await sees(page, "asked", "quote");
  assert.deepEqual(await fields(), [["phone"], false]);
  assert.deepEqual(await boxes(page), before);
  assert.deepEqual(await page.told("violation"), []);
});

test("one that comes later, in any order, shows what is chosen", async (t) => {
  const page = await load(t);
  await heat(page, 15);
  const late = await page.evaluate(() => {
    const slot = document.createElement("attise-slot");
    slot.id = "late";
    document.body.append(slot);
    slot.setAttribute("name", "hero");
    for (const name of ["guide", "webinar"]) {
      const offer = document.createElement("p");
      offer.setAttribute("offer", name);
      slot.append(offer);
    }
    return Promise.resolve().then(() => slot.querySelector(":not([hidden])").getAttribute("offer"));
  });
  assert.equal(late, "webinar");
});

test("the markup of a plain slot works in it too", async (t) => {
  const plain = (id, shown) => `<p data-attise-offer="${id}"${shown ? "" : " hidden"}>${id}</p>`;
  const page = await load(t, `<attise-slot id="hero" data-attise-slot="hero">${plain("quote")}${plain("webinar")}${plain("guide", true)}</attise-slot>`);
  assert.equal(await seen(page, "hero"), "guide");
  await heat(page, 15);
  await sees(page, "hero", "webinar");
});

/** Puts a slot into a shadow root; a closed one is found by the property `inside`. */
const inShadow = (page, mode) => page.evaluate((mode) => {
  const host = document.createElement("div");
  document.body.append(host);
  const root = (globalThis.inside = host.attachShadow({ mode }));
  const slot = document.createElement("attise-slot");
  slot.setAttribute("name", "hero");
  for (const name of ["guide", "webinar", "quote"]) {
    const offer = document.createElement("button");
    offer.setAttribute("offer", name);
    offer.textContent = name;
    slot.append(offer);
  }
  root.append(slot);
}, mode);
const inside = (page) => page.evaluate(() => [...globalThis.inside.querySelectorAll("[offer]")].filter((offer) => getComputedStyle(offer).visibility === "visible").map(({ textContent }) => textContent).join());

for (const mode of ["open", "closed"]) {
  test(`in the ${mode} shadow root of others it swaps, and consent taken back gives the first offer again`, async (t) => {
    const page = await load(t);
    await inShadow(page, mode);
    assert.equal(await inside(page), "guide");
    await heat(page, 15);
    await eventually("the webinar", async () => (await inside(page)) === "webinar");
    await page.evaluate(() => visitor.consent.revoke());
    await eventually("the guide", async () => (await inside(page)) === "guide");
  });
}

test("in a shadow root it waits for the focus to leave, and then swaps", async (t) => {
  const page = await load(t);
  await inShadow(page, "open");
  await page.evaluate(() => globalThis.inside.querySelector("[offer=guide]").focus());
  await heat(page, 15);
  await sees(page, "hero", "webinar");
  assert.equal(await inside(page), "guide");
  await page.focus("#away");
  await eventually("the webinar", async () => (await inside(page)) === "webinar");
});

test("another visitor may take over, and a slot that has left the page is let go", async (t) => {
  const page = await load(t);
  await heat(page, 15);
  await sees(page, "hero", "webinar");
  await page.evaluate(async () => {
    globalThis.gone = document.querySelector("#asked");
    gone.remove();
    visitor.forget();
    visitor[Symbol.dispose]();
    const [{ watch }, { default: plan }, { defineAttise }] = await Promise.all(["/dist/index.js", "/plan.js", "/dist/element.js"].map((path) => import(path)));
    globalThis.visitor = watch(plan, { consent: true });
    defineAttise(visitor);
    await visitor.ready;
  });
  await sees(page, "hero", "guide");
  await heat(page, 30);
  await sees(page, "hero", "quote");
  assert.equal(await page.evaluate(() => gone.querySelector("[offer=quote]").hidden), true);
});
