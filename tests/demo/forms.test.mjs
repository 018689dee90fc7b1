// What the demo's forms ask: least of a cold visitor, most of a hot one, and never what is hidden.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fill, offer, submit, theDemo, warmUp } from "./lib/demo.mjs";

const asks = (page) => page.locator("main form :is(input, select, textarea):enabled:not([type=hidden]):not([tabindex='-1'])").evaluateAll((all) => all.map(({ name }) => name));

describe("the demo's forms", () => {
  const { arrive, json, leads, url } = theDemo();

  it("C32: the more a form gives and the warmer its visitor, the more it asks", async (t) => {
    const page = await arrive(t, "/ressources", { consent: true });
    assert.deepEqual(await asks(page), ["email"]);
    const counts = {};
    for (const path of ["/livre-blanc", "/webinaire", "/devis"]) {
      const fresh = await arrive(t, path, { consent: true });
      counts[path] = [(await asks(fresh)).length];
      for (const temperature of ["warm", "hot"]) {
        await warmUp(fresh, temperature);
        counts[path].push((await asks(fresh)).length);
      }
    }
    assert.deepEqual(counts, { "/livre-blanc": [2, 3, 3], "/webinaire": [3, 5, 5], "/devis": [5, 8, 11] });
  });

  for (const [path, width] of [["/devis", 1280], ["/en/quote", 390]]) {
    it(`E08: nothing moves when the form asks more: ${path} at ${width} pixels`, async (t) => {
      const page = await arrive(t, path, { consent: true });
      await page.setViewportSize({ width, height: 800 });
      const place = () => page.locator("main [type=submit]").evaluate((button) => button.getBoundingClientRect().top + scrollY);
      const before = await place();
      await page.evaluate(() => (globalThis.shifts = 0));
      for (const [temperature, state] of [["warm", "site"], ["hot", "project"]]) {
        await warmUp(page, temperature);
        assert.equal(await offer(page, "quote-fields"), state);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        assert.equal(await place(), before);
      }
      assert.equal(await page.evaluate(() => shifts), 0);
    });
  }

  it("E08: hidden required fields neither hold up the form nor are posted, and the inbox says how many were asked", async (t) => {
    for (const [path, words] of [["/devis", "5 champs demandés, 4 remplis"], ["/en/quote?", "5 fields asked, 4 answered"]]) {
      const page = await arrive(t, path);
      assert.equal(await page.locator("main form [required]:disabled").count(), 4, "headcount and sector, for warm and for hot");
      await fill(page);
      await submit(page);
      const [lead] = await leads();
      assert.deepEqual([lead.asked, "employees" in lead.fields], [{ fields: 5, answered: 4 }, false]);
      const html = await (await fetch(url(`/inbox/${lead.id}${path.startsWith("/en") ? "?lang=en" : ""}`))).text();
      assert.ok(html.includes(words), words);
    }
    const page = await arrive(t, "/devis", { consent: true });
    await warmUp(page);
    await fill(page);
    await submit(page);
    const [lead] = await leads();
    assert.deepEqual([lead.asked, lead.fields.employees], [{ fields: 8, answered: 7 }, "201"]);
  });

  it("E08: a form that has been begun asks no more, and loses nothing", async (t) => {
    const page = await arrive(t, "/devis", { consent: true });
    await page.fill("[name=name]", "Claire Delaunay");
    await page.locator("h1").click();
    await warmUp(page);
    assert.equal(await offer(page, "quote-fields"), "short");
    await page.fill("[name=name]", "");
    await page.locator("h1").click();
    await page.evaluate(() => visitor().page(location.pathname));
    assert.equal(await offer(page, "quote-fields"), "site");
    await page.fill("[name=role]:enabled", "Acheteuse");
    await page.locator("h1").click();
    await page.evaluate(() => visitor().consent.revoke());
    assert.equal(await page.inputValue("[name=role]:enabled"), "Acheteuse");
  });

  it("E08: without script the form asks least, and is complete", async () => {
    const html = await (await fetch(url("/devis"))).text();
    const [, form] = /<form([^]*)<\/form>/.exec(html.replace(/<fieldset[^>]* hidden disabled>[^]*?<\/fieldset>/g, ""));
    assert.deepEqual([...form.matchAll(/ name="(\w+)"/g)].map(([, name]) => name), ["form", "lang", "name", "email", "company", "phone", "need", "ref_suite"]);
  });

  it("D10: what a visitor writes is kept to the letter, with what the page has counted", async (t) => {
    const page = await arrive(t, "/livre-blanc", { consent: true });
    await page.fill("[name=name]", "Zoë «O’Brien» & fils");
    await page.fill("[name=email]", "zoe@example.org");
    await submit(page);
    const [lead] = await leads();
    assert.deepEqual([lead.name, lead.email, lead.form, lead.trust], ["Zoë «O’Brien» & fils", "zoe@example.org", "white-paper", "consistent"]);
    const shown = await page.evaluate(() => JSON.parse(sessionStorage.getItem("shown")));
    assert.deepEqual([lead.payload, lead.score], [shown.payload, shown.engagement]);
    assert.ok((await json("/inbox.json")).counts.all > 0);
  });

  it("B1: a form filled as people do leaves the honeypot empty, unseen and out of reach", async (t) => {
    const page = await arrive(t, "/devis", { consent: true });
    const trap = page.locator("main form [name=ref_suite]");
    assert.deepEqual(await trap.evaluate((input) => [input.tabIndex, input.autocomplete, input.closest("[aria-hidden=true]") !== null]), [-1, "off", true]);
    assert.ok(await trap.evaluate((input) => input.closest(".unseen").getBoundingClientRect().width <= 1));
    await page.locator("main form [name=name]").focus();
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press("Tab");
      assert.notEqual(await page.evaluate(() => document.activeElement?.getAttribute("name")), "ref_suite");
    }
    await fill(page);
    await submit(page);
    const [lead] = await leads();
    assert.equal(lead.fields.ref_suite ?? "", "");
    const signs = lead.verdict.suspicion.signs.map(({ sign }) => sign);
    assert.deepEqual(signs.filter((sign) => sign.startsWith("honeypot")), []);
  });

  it("B1: a honeypot filled with a bot's text is a sign, and the lead is kept", async (t) => {
    const page = await arrive(t, "/devis", { consent: true });
    await fill(page);
    await page.locator("main form [name=ref_suite]").evaluate((input) => (input.value = "https://spam.example"));
    await submit(page);
    const [lead] = await leads();
    assert.equal(lead.email, "claire.delaunay@ateliers-du-nord.example");
    assert.deepEqual(lead.verdict.suspicion.signs.filter(({ sign }) => sign === "honeypot").map(({ points }) => points), [45]);
  });
});
