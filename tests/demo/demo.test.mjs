// The whole loop on the demo, in real Chromium and real workerd: page → score → call to action → form post → verdict in D1.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startDemo } from "../../www/serve.mjs";
import { newVisitor, stopClock } from "./lib/visit.mjs";

/** What the tests need to see of a page: its visitor, its layout shifts, and what was shown when a form left. */
const spy = () => {
  globalThis.shifts = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) globalThis.shifts += value;
  }).observe({ type: "layout-shift", buffered: true });
  globalThis.visitor = () => globalThis[Symbol.for("attise")];
  addEventListener("formdata", ({ formData }) => {
    // the page's own listener comes first: it was there before this task
    queueMicrotask(() => {
      const shown = { ...visitor()?.reading(), receipt: visitor()?.receipt(), payload: formData.get("attise") };
      sessionStorage.setItem("shown", JSON.stringify(shown));
    });
  });
};

const reading = (page) => page.evaluate(() => visitor().reading());
const offer = (page, slot) =>
  page.locator(`[data-attise-slot="${slot}"] > :not([hidden])`).evaluateAll((shown) => shown.map((one) => one.dataset.attiseOffer).join());

/** A visitor who scrolls and moves now and then, for so many seconds of the page's clock. */
async function read(page, seconds) {
  for (let left = seconds; left > 0; left -= 10) {
    await page.mouse.move(300 + (left % 90), 400);
    await page.clock.runFor(Math.min(left, 10) * 1000);
  }
}

async function fillQuote(page) {
  await page.fill("[name=name]", "Claire Delaunay");
  await page.fill("[name=email]", "claire.delaunay@ateliers-du-nord.example");
  await page.fill("[name=company]", "Ateliers du Nord");
  await page.fill("[name=role]", "Directrice des achats");
  await page.fill("[name=phone]", "01 99 00 12 34");
  await page.selectOption("[name=employees]", "201");
  await page.selectOption("[name=sector]", { index: 1 });
}

describe("the demo", () => {
  let demo;
  before(async () => (demo = await startDemo({ port: 0, persist: false })));
  after(() => demo.stop());
  const leads = async () => {
    const { leads } = await (await fetch(`${demo.url}/inbox.json`)).json();
    return Promise.all(leads.map(async ({ id }) => (await fetch(`${demo.url}/inbox/${id}.json`)).json()));
  };

  async function arrive(t, path) {
    // the edge has the machine's clock: the page's starts early enough not to overtake it
    const context = await newVisitor(t, { init: spy, time: Date.now() - 30 * 60_000 });
    const page = await context.newPage();
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    t.after(() => assert.deepEqual(wrong, [], "errors in the page"));
    await page.goto(demo.url + path);
    return page;
  }

  it("warms up on the tarifs page without a layout shift, and the lead lands with the score that the page showed", async (t) => {
    const page = await arrive(t, "/");
    assert.equal(await offer(page, "hero"), "guide");
    assert.equal(await page.evaluate(() => visitor().consent.granted), false);
    await page.click("#consent [value=yes]");
    assert.equal(await page.evaluate(() => visitor().ready), true);
    assert.deepEqual([(await reading(page)).temperature, await offer(page, "hero")], ["cold", "guide"]);

    await page.goto(`${demo.url}/tarifs`);
    assert.equal(await page.evaluate(() => visitor().ready), true);
    await stopClock(page);
    const seen = [];
    for (let step = 0; step < 40 && seen.at(-1)?.[1] !== "quote"; step++) {
      await read(page, 10);
      const now = [(await reading(page)).temperature, await offer(page, "hero")];
      if (String(now) !== String(seen.at(-1))) seen.push(now);
      // another page in between, as the pricing alone does not make anyone hot
      if (step === 14) {
        assert.equal(await page.evaluate(() => shifts), 0);
        for (const path of ["/comparatif", "/produit", "/tarifs"]) {
          await page.goto(demo.url + path);
          await page.evaluate(() => visitor().ready);
        }
      }
    }
    assert.deepEqual(seen, [["cold", "guide"], ["warm", "webinar"], ["hot", "quote"]]);
    assert.equal(await page.evaluate(() => shifts), 0);
    assert.match(await page.locator('[data-attise-slot="hero"] > :not([hidden])').innerText(), /Demander un devis/);

    await page.locator('[data-attise-slot="hero"] > :not([hidden]) a[href="/devis"]').click();
    await page.waitForURL("**/devis");
    await page.evaluate(() => visitor().ready);
    await fillQuote(page);
    await Promise.all([page.waitForURL("**/merci/*"), page.click("form[action='/lead'] [type=submit]")]);
    const shown = await page.evaluate(() => JSON.parse(sessionStorage.getItem("shown")));

    const [lead] = await leads();
    assert.equal(lead.payload, shown.payload);
    assert.deepEqual([lead.trust, lead.score, lead.temperature], ["consistent", shown.engagement, shown.temperature]);
    assert.ok(lead.score >= 55 && lead.temperature === "hot", `score ${lead.score}`);
    const points = (lines) => lines.map(({ base, times, faded, trimmed, floor, points }) => [base, times, faded, trimmed, floor, points]);
    assert.deepEqual(points(lead.verdict.reading.receipt), points(shown.receipt));
    assert.equal(lead.verdict.reading.receipt.reduce((sum, { points }) => sum + points, 0), lead.score);
    assert.deepEqual([lead.quadrant, lead.mark, lead.persona, lead.raised], ["q4", "A1", "management", ["quote-form"]]);
    assert.deepEqual([lead.stage, lead.next], ["sas", { stage: "sql", gate: "human" }]);
    assert.match(lead.reasons.fr, /^Chaud, \d+ points\u00a0: devis demandé \(\+60\) /);

    // what was asked for is not offered again
    await page.goto(`${demo.url}/tarifs`);
    await page.evaluate(() => visitor().ready);
    assert.deepEqual([(await reading(page)).temperature, await offer(page, "hero")], ["hot", "webinar"]);
    assert.notEqual(await offer(page, "sidebar"), "quote");
  });

  it("says in the inbox whom to call first, on a phone and with the keyboard alone", async (t) => {
    const page = await arrive(t, "/devis");
    await page.click("#consent [value=yes]");
    assert.equal(await page.evaluate(() => visitor().ready), true);
    await fillQuote(page);
    await Promise.all([page.waitForURL("**/merci/*"), page.click("form[action='/lead'] [type=submit]")]);
    await page.setViewportSize({ width: 360, height: 740 });
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
    for (const [path, todo, hand] of [["/inbox?sort=best", "À rappeler sous 4\u00a0h", "Devis demandé"], ["/inbox?sort=best&lang=en", "Call back within 4\u00a0h", "Quote requested"]]) {
      await page.goto(demo.url + path);
      const first = page.locator(".lead").first();
      assert.equal(await first.locator(".todo-title").innerText(), todo);
      assert.ok((await first.innerText()).includes(hand));
      assert.equal(await fits(), true);
      const { top, bottom } = await first.locator(".todo").evaluate((box) => box.getBoundingClientRect());
      assert.ok(top > 0 && bottom < 740, "seen without scrolling");
      // from the last filter the next stop is the lead itself
      await page.locator(".chip").last().focus();
      await page.keyboard.press("Tab");
      await Promise.all([page.waitForURL("**/inbox/*"), page.keyboard.press("Enter")]);
      assert.equal(await page.locator("main > .todo .todo-title").innerText(), todo);
      assert.equal(await page.locator("main > .todo a[href^='tel:']").count(), 1);
      assert.equal(await fits(), true);
    }
  });

  it("posts without a payload while there is no consent", async (t) => {
    const page = await arrive(t, "/devis");
    await fillQuote(page);
    await Promise.all([page.waitForURL("**/merci/*"), page.click("form[action='/lead'] [type=submit]")]);
    const lead = (await leads()).find(({ trust }) => trust === "absent");
    assert.deepEqual([lead.name, lead.payload, lead.score], ["Claire Delaunay", null, 0]);
    assert.deepEqual(lead.next, { stage: "sql", gate: "human" }, "a quote is a quote");
  });

  it("posts with WebAssembly blocked, and keeps the lead", async (t) => {
    const page = await arrive(t, "/");
    await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
    await page.context().addInitScript(() => delete globalThis.WebAssembly);
    await page.goto(`${demo.url}/webinaire`);
    await page.click("#consent [value=yes]");
    assert.equal(await page.evaluate(() => visitor().ready), false);
    assert.equal(await offer(page, "sidebar"), "guide");
    const before = (await leads()).length;
    await page.fill("[name=name]", "Paul Morel");
    await page.fill("[name=email]", "paul@example.org");
    for (const select of await page.locator("form[action='/lead'] select[required]").all()) await select.selectOption({ index: 1 });
    for (const input of await page.locator("form[action='/lead'] input[required]").all()) if ((await input.inputValue()) === "") await input.fill("Ateliers");
    await Promise.all([page.waitForURL("**/merci/*"), page.click("form[action='/lead'] [type=submit]")]);
    const all = await leads();
    assert.equal(all.length, before + 1);
    const lead = all.find(({ name }) => name === "Paul Morel");
    assert.deepEqual([lead.trust, lead.form], ["absent", "webinar"]);
  });
});
