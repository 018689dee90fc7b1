// The demo's contents: the catalogue, the pages that give them, and what is counted of each.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { counted, fill, ready, submit, theDemo, warmUp } from "./lib/demo.mjs";

const plan = JSON.parse(readFileSync(new URL("../../www/plan.json", import.meta.url), "utf8"));

describe("the contents of the demo", () => {
  const { arrive, go, json, url } = theDemo();

  for (const [path, lang] of [["/ressources", "fr"], ["/en/resources", "en"]]) {
    it(`C24: the catalogue has each content of the plan with its kind, topic and phase, and gives it: ${lang}`, async (t) => {
      const page = await arrive(t, path);
      const cards = await page.locator("[data-asset]").evaluateAll((all) =>
        all.map((card) => ({ id: card.dataset.asset, kind: card.dataset.kind, topic: card.dataset.topic, phase: card.dataset.phase, title: card.querySelector("h3").textContent, href: card.querySelector("a").pathname })));
      const expected = Object.entries(plan.assets).map(([id, { kind, topic, phase, label }]) => [id, kind, topic, phase, label[lang].replace("\u00a0", " ")]);
      assert.deepEqual(cards.map(({ id, kind, topic, phase, title }) => [id, kind, topic, phase, title.replace(/\u00a0/g, " ")]).sort(), expected.sort());
      for (const kind of ["pdf", "course", "webinar"]) assert.ok(cards.some((card) => card.kind === kind), kind);
      for (const { href } of cards) assert.equal((await fetch(url(href))).status, 200, href);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    });
  }

  it("C46: three landing pages with one form each: a download, a webinar, a request to sales, worth more in this order", async (t) => {
    const landing = [["/livre-blanc", "download", "white-paper"], ["/webinaire", "webinar", "webinar"], ["/devis", "quote", "quote"]];
    const points = [];
    for (const [path, purpose, form] of landing) {
      const page = await arrive(t, path, { consent: true });
      assert.equal(await page.locator("main").getAttribute("data-landing"), purpose);
      assert.deepEqual(await page.locator("main form").evaluateAll((forms) => forms.map((form) => form.dataset.attiseForm)), [form]);
      assert.equal((await counted(page, plan))[`${form}-view`], 1);
      await fill(page);
      await submit(page);
      await ready(page);
      assert.equal((await counted(page, plan))[`${form}-form`], 1);
      points.push(plan.criteria.find(({ id }) => id === `${form}-form`).points);
    }
    assert.deepEqual(points, points.toSorted((a, b) => a - b));
    const others = await arrive(t, "/produit");
    assert.equal(await others.locator("[data-landing]").count(), 0);
  });

  it("B18: the inbox counts for each content by how many leads it was seen, and by how many taken", async (t) => {
    const of = async (id) => (await json("/inbox/contents.json")).contents.find((content) => content.id === id);
    const before = await Promise.all(["white-paper", "webinar", "fiche-vigie"].map(of));
    const page = await arrive(t, "/webinaire", { consent: true });
    await go(page, "/produit");
    await page.evaluate(() => document.addEventListener("click", (event) => event.preventDefault()));
    await page.click("[data-attise-download=fiche-vigie]:visible");
    await page.evaluate(() => visitor().payload());
    await go(page, "/livre-blanc");
    await fill(page);
    await submit(page);
    const after = await Promise.all(["white-paper", "webinar", "fiche-vigie"].map(of));
    assert.deepEqual(after.map(({ seen, taken }, i) => [seen - before[i].seen, taken - before[i].taken]), [[1, 1], [1, 0], [1, 1]]);
    for (const [path, words] of [["/inbox/contents", "Douze mesures d’air qui trompent"], ["/inbox/contents?lang=en", "Twelve air readings that mislead"]]) {
      const html = await (await fetch(url(path))).text();
      assert.ok(html.includes(words) && html.includes(path.endsWith("en") ? "Taken" : "Pris"), path);
    }
  });

  it("B18: a file that stood before the eyes in a slot counts as seen, once", async (t) => {
    const page = await arrive(t, "/comparatif", { consent: true });
    const seen = async () => (await counted(page, plan))["sheet-seen"];
    await page.clock.runFor(3000);
    await page.locator("[data-attise-slot=sidebar]").scrollIntoViewIfNeeded();
    for (let i = 0; i < 20 && !(await seen()); i++) {
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await page.clock.runFor(500);
    }
    assert.equal(await seen(), 1);
    await warmUp(page);
    assert.equal(await seen(), 1);
  });
});
