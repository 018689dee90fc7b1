// The demo's consent bar: first by keyboard, small on a phone, and leaving the focus where a person expects it.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startDemo } from "../../www/serve.mjs";
import { newVisitor } from "./lib/visit.mjs";

describe("the consent bar", () => {
  let demo;
  before(async () => (demo = await startDemo({ port: 0, persist: false })));
  after(() => demo.stop());

  async function arrive(t, path = "/") {
    const page = await (await newVisitor(t, { clock: false })).newPage();
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(demo.url + path);
    await page.locator("#consent").waitFor();
    return page;
  }
  const focused = (page, selector) => page.evaluate((selector) => document.activeElement.matches(selector), selector);

  it("comes after the skip link, and answering leaves the focus on what had it", async (t) => {
    const page = await arrive(t);
    await page.keyboard.press("Tab");
    assert.ok(await focused(page, ".skip"));
    for (const stop of ["#consent a", "#consent [value=no]", "#consent [value=yes]"]) {
      await page.keyboard.press("Tab");
      assert.ok(await focused(page, stop), stop);
    }
    await page.keyboard.press("Enter");
    assert.ok(await page.locator("#consent").isHidden());
    assert.ok(await focused(page, ".skip"));

    await page.focus("#consent-open");
    await page.keyboard.press("Enter");
    assert.ok(await focused(page, "#consent [value=no]"));
    await page.keyboard.press("Enter");
    assert.ok(await focused(page, "#consent-open"));
  });

  it("gives the focus to the page's main part when nothing had it", async (t) => {
    const page = await arrive(t);
    await page.evaluate(() => document.querySelector("#consent [value=yes]").focus());
    await page.keyboard.press("Enter");
    assert.ok(await focused(page, "main"));
    assert.equal(await page.evaluate(() => scrollY), 0);
  });

  for (const path of ["/", "/en/"]) {
    it(`takes at most two lines of text at 360 pixels: ${path}`, async (t) => {
      const page = await arrive(t, path);
      const { lines, height } = await page.evaluate(() => {
        const text = document.querySelector("#consent p");
        return { lines: Math.round(text.offsetHeight / parseFloat(getComputedStyle(text).lineHeight)), height: document.querySelector("#consent").offsetHeight };
      });
      assert.ok(lines <= 2, `${lines} lines`);
      assert.ok(height <= 140, `${height} px`);
    });
  }
});
