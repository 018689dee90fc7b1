// The whole loop on the demo, in real Chromium and real workerd: page → score → call to action → form post → verdict in D1.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fill, offer, read, reading, ready, submit, theDemo } from "./lib/demo.mjs";
import { stopClock } from "./lib/visit.mjs";

describe("the demo", () => {
  const { arrive, go, leads, url } = theDemo();

  it("warms up on the tarifs page without a layout shift, and the lead lands with the score that the page showed", async (t) => {
    const page = await arrive(t, "/");
    assert.equal(await offer(page, "hero"), "guide");
    assert.equal(await page.evaluate(() => visitor().consent.granted), false);
    await page.click("#consent [value=yes]");
    assert.equal(await ready(page), true);
    assert.deepEqual([(await reading(page)).temperature, await offer(page, "hero")], ["cold", "guide"]);

    await page.goto(url("/tarifs"));
    assert.equal(await ready(page), true);
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
          await page.goto(url(path));
          await ready(page);
        }
      }
    }
    assert.deepEqual(seen, [["cold", "guide"], ["warm", "webinar"], ["hot", "quote"]]);
    assert.equal(await page.evaluate(() => shifts), 0);
    assert.match(await page.locator('[data-attise-slot="hero"] > :not([hidden])').innerText(), /Demander un devis/);

    await page.locator('[data-attise-slot="hero"] > :not([hidden]) a[href="/devis"]').click();
    await page.waitForURL("**/devis");
    await ready(page);
    await fill(page);
    await submit(page);
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

    // an engineer takes over: nothing is offered any more
    await go(page, "/tarifs");
    assert.deepEqual([(await reading(page)).temperature, await offer(page, "hero"), await offer(page, "sidebar")], ["hot", "in-hand", "in-hand"]);
  });

  it("says in the inbox whom to call first, on a phone and with the keyboard alone", async (t) => {
    const page = await arrive(t, "/devis");
    await page.click("#consent [value=yes]");
    assert.equal(await ready(page), true);
    await fill(page);
    await submit(page);
    await page.setViewportSize({ width: 360, height: 740 });
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
    for (const [path, todo, hand] of [["/inbox", "À rappeler sous 4\u00a0h", "Devis demandé"], ["/inbox?lang=en", "Call back within 4\u00a0h", "Quote requested"]]) {
      await page.goto(url(path));
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
    await fill(page);
    await submit(page);
    const lead = (await leads()).find(({ trust }) => trust === "absent");
    assert.deepEqual([lead.name, lead.payload, lead.score], ["Claire Delaunay", null, 0]);
    assert.deepEqual(lead.next, { stage: "sql", gate: "human" }, "a quote is a quote");
  });

  it("posts with WebAssembly blocked: the lead comes with the journal of its visit", async (t) => {
    const page = await arrive(t, "/");
    await page.context().addInitScript(() => delete globalThis.WebAssembly);
    await page.goto(url("/webinaire"));
    await page.click("#consent [value=yes]");
    assert.equal(await ready(page), false);
    assert.equal(await offer(page, "sidebar"), "guide");
    const before = (await leads()).length;
    await page.fill("[name=name]", "Paul Morel");
    await page.fill("[name=email]", "paul@example.org");
    for (const select of await page.locator("form[action='/lead'] select[required]").all()) await select.selectOption({ index: 1 });
    for (const input of await page.locator("form[action='/lead'] input[required]").all()) if ((await input.inputValue()) === "") await input.fill("Ateliers");
    await submit(page);
    const all = await leads();
    assert.equal(all.length, before + 1);
    const lead = all.find(({ name }) => name === "Paul Morel");
    assert.deepEqual([lead.trust, lead.form], ["consistent", "webinar"]);
  });
});
