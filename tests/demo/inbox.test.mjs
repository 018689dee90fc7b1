// From the landing page to the accepted lead and back, in real Chromium and real workerd, with a CRM on this machine; and the inbox by hand.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { after, before, describe, it } from "node:test";
import { fill, offer, read, reading, ready, submit, theDemo } from "./lib/demo.mjs";

const crm = { kept: new Map(), url: "" };
const server = createServer(async (request, response) => {
  let text = "";
  for await (const chunk of request) text += chunk;
  crm.kept.set(request.headers["idempotency-key"], JSON.parse(text));
  response.writeHead(200).end();
});
before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
after(() => server.close());
const events = (name) => [...crm.kept.values()].filter(({ event }) => event === name);
const until = async (holds) => {
  for (let i = 0; i < 200 && !holds(); i++) await new Promise((done) => setTimeout(done, 25));
  assert.ok(holds());
};

describe("the inbox by hand", () => {
  const options = { get crm() { return `http://127.0.0.1:${server.address().port}/hook`; } };
  const { arrive, json, leads, url } = theDemo(options);
  const acts = (page) => page.locator(".acts");

  it("from the landing page to the accepted lead: consent, interest, form, call, acceptance, CRM; then back with a reason", async (t) => {
    const page = await arrive(t, "/livre-blanc", { consent: true });
    assert.equal((await reading(page)).temperature, "cold");
    for (const path of ["/produit", "/comparatif", "/tarifs"]) {
      await page.goto(url(path));
      await ready(page);
      await read(page, path === "/tarifs" ? 60 : 10);
    }
    assert.notEqual((await reading(page)).temperature, "cold");
    assert.notEqual(await offer(page, "hero"), "guide");
    await page.goto(url("/devis"));
    await ready(page);
    await fill(page);
    await submit(page);
    await until(() => events("received").length === 1);
    const [{ id }] = await leads();
    assert.equal(events("received")[0].lead, id);

    await page.goto(url("/inbox"));
    assert.match(await page.locator(".lead").first().innerText(), /Claire Delaunay[^]*À rappeler sous 4\u00a0h/);
    await page.keyboard.press("j");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Claire Delaunay");
    await Promise.all([page.waitForURL(`**/inbox/${id}`), page.keyboard.press("Enter")]);

    await page.keyboard.press("c");
    for (const fact of ["budget", "authority", "need", "timing"]) await page.check(`.act[open] [name=${fact}]`);
    await page.check(".act[open] [value=positive]");
    await page.fill(".act[open] textarea", "Huit salles, décision en janvier.");
    await Promise.all([page.waitForURL("**/inbox/*"), page.click(".act[open] [type=submit]")]);
    assert.equal(await page.locator("[role=status]").innerText(), "C’est noté\u00a0: appel consigné.");
    // a reload says nothing again
    await page.waitForFunction(() => !location.search.includes("done="));
    assert.match(await page.locator(".known-parts").last().innerText(), /Budget\s+vérifié[^]*Échéance\s+vérifiée/);

    await page.keyboard.press("a");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    assert.match(await page.locator(".ladder .here").innerText(), /Lead commercial \(SQL\)/);
    assert.match(await page.locator(".lead-head .outcome").innerText(), /Accepté/);
    await until(() => events("accept").length === 1);
    const [accepted] = events("accept");
    assert.deepEqual([accepted.lead, accepted.stage, accepted.owner, accepted.outcome, accepted.mailings, accepted.by], [id, "sql", "sales", "accepted", "off", "local"]);

    await page.keyboard.press("y");
    await page.selectOption(".act[open] select", "mql:too-early");
    await Promise.all([page.waitForNavigation(), page.click(".act[open] [type=submit]")]);
    assert.match(await page.locator(".ladder .here").innerText(), /Lead marketing \(MQL\)/);
    assert.match(await page.locator(".lead-head .outcome").innerText(), /Rendu au marketing\u00a0: Projet trop lointain/);
    await until(() => events("recycle").length === 1);
    assert.deepEqual([events("recycle")[0].stage, events("recycle")[0].outcome_reason, events("recycle")[0].mailings], ["mql", "too-early", "on"]);
    const { history } = await json(`/inbox/${id}.json`);
    assert.deepEqual(history.map(({ what, who }) => [what, who]), [["call", "local"], ["accept", "local"], ["handover", ""], ["recycle", "local"]]);
    const happened = await page.locator(".timeline .happening").allInnerTexts();
    assert.deepEqual(happened.filter((text) => !text.startsWith("CRM")), ["Lead rendu au marketing", "Passage aux commerciaux", "Lead accepté", "Appel consigné", "Formulaire\u00a0: Devis"]);
  });

  it("every act works without a script, with labels, in both languages, on a phone", async (t) => {
    const posted = async (name) => {
      const response = await fetch(url("/lead"), { method: "POST", redirect: "manual", body: new URLSearchParams({ form: "quote", lang: "en", name, email: `${name.toLowerCase()}@example.org`, phone: "01 99 00 12 34", role: "Responsable HSE", employees: "201", sector: "industrie" }) });
      return response.headers.get("location").split("/").pop();
    };
    const browser = (await arrive(t, "/")).context().browser();
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    t.after(() => context.close());
    const page = await context.newPage();
    const fits = async () => {
      await page.waitForLoadState("load");
      const wide = await page.locator("html").evaluate((html) => [...html.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > 390.5).map((one) => `${one.tagName} ${one.className} ${one.textContent.slice(0, 40)}`));
      assert.deepEqual([await page.locator("html").evaluate((html) => html.scrollWidth), wide], [390, []], page.url());
    };
    const open = async (text) => page.locator("summary", { hasText: text }).click();
    for (const [lang, call, no, record, accept, recycle, refer] of [
      ["fr", "Consigner un appel", "Non, pas de réponse", "Consigner l’appel", "Accepter", "Recycler", "Orienter"],
      ["en", "Record a call", "No, no answer", "Record the call", "Accept", "Recycle", "Refer out"],
    ]) {
      const id = await posted(`Lead${lang}`);
      await page.goto(url(`/inbox/${id}${lang === "en" ? "?lang=en" : ""}`));
      await fits();
      await open(call);
      await page.getByLabel(no).check();
      await fits();
      await page.getByRole("button", { name: record }).click();
      await page.getByRole("button", { name: accept }).click();
      await fits();
      assert.equal(await page.locator("html").getAttribute("lang"), lang);
      await open(recycle);
      await page.locator(".act[open] select").selectOption("mql:no-answer");
      await page.locator(".act[open] [type=submit]").click();
      await open(refer);
      await page.locator(".act[open] [name=partner]").fill("Aéraulique du Nord");
      await page.locator(".act[open] [type=submit]").click();
      const { history, outcome } = await json(`/inbox/${id}.json`);
      assert.deepEqual([history.map(({ what }) => what), outcome], [["call", "accept", "handover", "recycle", "refer"], "referred"]);
      for (const control of await page.locator(".acts :is(input:not([type=hidden]), select, textarea)").all()) {
        assert.ok(await control.evaluate((one) => one.labels.length === 1 && one.labels[0].textContent.trim() !== ""));
      }
    }
  });

  it("the keys: a list of them, none while one writes, none when they are off; the focus is seen", async (t) => {
    const page = await arrive(t, "/inbox", { clock: false });
    await page.keyboard.press("?");
    assert.equal(await page.locator("#keys").evaluate((dialog) => dialog.open), true);
    assert.match(await page.locator("#keys").innerText(), /j ↓\s+lead suivant/);
    await page.keyboard.press("Escape");
    const names = await page.locator(".lead h2").allInnerTexts();
    const here = () => page.evaluate(() => document.activeElement.textContent);
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    assert.equal(await here(), names[1]);
    assert.notEqual(await page.locator(".lead").nth(1).evaluate((lead) => getComputedStyle(lead).outlineStyle), "none");
    await page.keyboard.press("ArrowUp");
    assert.equal(await here(), names[0]);
    await page.keyboard.press("k");
    assert.equal(await here(), names[0], "the first has none before it");
    await Promise.all([page.waitForURL("**/inbox/*"), page.keyboard.press("Enter")]);
    await page.keyboard.press("p");
    assert.equal(await page.locator(".act[open]").count(), 1);
    await page.keyboard.type("jarc?");
    assert.equal(await page.locator(".act[open] [name=partner]").inputValue(), "jarc?");
    assert.equal(await page.locator(".act[open]").count(), 1);
    await page.keyboard.press("Escape");
    assert.equal(await acts(page).locator(".act[open]").count(), 0);
    await page.keyboard.press("?");
    await page.uncheck("#keys-on");
    await page.keyboard.press("Escape");
    await page.keyboard.press("p");
    assert.equal(await page.locator(".act[open]").count(), 0);
    await page.reload();
    await page.keyboard.press("c");
    assert.equal(await page.locator(".act[open]").count(), 0, "off stays off");
    await page.locator("#keys-button").click();
    await page.check("#keys-on");
    await page.keyboard.press("Escape");
    await page.keyboard.press("u");
    await page.waitForURL("**/inbox");
  });
});
