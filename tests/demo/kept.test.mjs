// The demo's privacy page tells visitors, in their language, what is kept of them.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startDemo } from "../../www/serve.mjs";
import { newVisitor } from "./lib/visit.mjs";

describe("what is kept", () => {
  let demo;
  before(async () => (demo = await startDemo({ port: 0, persist: false })));
  after(() => demo.stop());

  async function arrive(t, path) {
    const page = await (await newVisitor(t, { clock: false })).newPage();
    page.wrong = [];
    page.on("pageerror", (error) => page.wrong.push(String(error)));
    t.after(() => assert.deepEqual(page.wrong, []));
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(demo.url + path);
    await page.locator("#consent").waitFor();
    return page;
  }
  const rows = (page) => page.locator("#kept div").evaluateAll((rows) => Object.fromEntries(rows.map((row) => [...row.children].map((part) => part.textContent))));

  it("is nothing before consent, and is told by keyboard", async (t) => {
    const page = await arrive(t, "/en/privacy");
    await page.focus("#kept-show");
    await page.keyboard.press("Enter");
    await page.locator("#kept h3").first().waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "kept");
    assert.deepEqual(await rows(page), { Records: "none: nothing is kept" });
  });

  for (const [path, pricing, title, visits, label] of [["/confidentialite", "/tarifs", "Sur cet appareil", "Visites", "Tarifs vus"], ["/en/privacy", "/en/pricing", "On this device", "Visits", "Pricing viewed"]]) {
    it(`P7: is every byte, in the page's language: ${path}`, async (t) => {
      const page = await arrive(t, pricing);
      await page.click("#consent [value=yes]");
      await page.evaluate(() => globalThis[Symbol.for("attise")].ready);
      await page.goto(demo.url + path);
      await page.evaluate(() => globalThis[Symbol.for("attise")].ready);
      await page.click("#kept-show");
      await page.locator("#kept h3").first().waitFor();
      const told = await rows(page);
      assert.equal(await page.locator("#kept h3").first().innerText(), title);
      assert.equal(told[visits], "1");
      assert.ok(label in told, label);
      const { width, key } = await page.evaluate(() => ({ width: document.documentElement.scrollWidth, key: Object.keys(localStorage).find((key) => key.startsWith("attise.")) }));
      assert.ok((await page.innerText("#kept")).includes(key));
      assert.ok(width <= 360, `${width} px`);
    });
  }
});
