// What the demo's pages listen to, and what they count of it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { counted, offer, read, ready, theDemo, warmUp } from "./lib/demo.mjs";
import { stopClock } from "./lib/visit.mjs";

const plan = JSON.parse(readFileSync(new URL("../../www/plan.json", import.meta.url), "utf8"));

/** Notes what the page's scripts listen to, and what they fetch. */
function notes() {
  globalThis.listened = new Set();
  const own = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    listened.add(type);
    return own.call(this, type, ...rest);
  };
}

describe("the signals of the demo", () => {
  const { arrive, go, url } = theDemo();

  it("A23: each page seen is a signal, once a visit for each kind of page", async (t) => {
    const page = await arrive(t, "/", { consent: true });
    for (const path of ["/produit", "/en/product", "/comparatif", "/tarifs", "/ressources", "/confidentialite"]) await go(page, path);
    const { "home-view": home, "product-view": product, "comparison-view": comparison, "pricing-view": pricing, "resources-view": resources, ...rest } = await counted(page, plan);
    assert.deepEqual([home, product, comparison, pricing, resources], [1, 1, 1, 1, 1]);
    assert.ok(!Object.keys(rest).some((id) => id.endsWith("-view")), "the privacy page says nothing of anyone");
  });

  it("A26: the clock of an important page counts attention only", async (t) => {
    const page = await arrive(t, "/tarifs", { consent: true });
    await stopClock(page);
    await page.mouse.move(200, 300);
    const spent = async () => (await counted(page, plan))["pricing-time"] ?? 0;
    await read(page, 61);
    const reading = await spent();
    assert.ok(reading >= 3 && reading <= 4, `${reading} quarters of a minute`);
    // nobody moves: after half a minute of idleness the clock stands
    await page.clock.runFor(120_000);
    const idle = (await spent()) - reading;
    assert.ok(idle <= 3, `${idle} more`);
    await page.clock.runFor(600_000);
    assert.equal(await spent(), reading + idle);
    await read(page, 31);
    assert.ok((await spent()) >= reading + idle + 1);
  });

  it("A27: two tabs are one visit; half an hour later begins another", async (t) => {
    const page = await arrive(t, "/", { consent: true });
    const other = await page.context().newPage();
    await other.goto(url("/produit"));
    await ready(other);
    assert.equal((await counted(other, plan))["return-visit"], undefined);
    await other.clock.runFor(31 * 60_000);
    await other.goto(url("/tarifs"));
    await ready(other);
    assert.equal((await counted(other, plan))["return-visit"], 1);
  });

  it("C06: whoever is ready can say so on every page, at every temperature", async (t) => {
    const page = await arrive(t, "/", { consent: true });
    for (const temperature of ["cold", "warm", "hot"]) {
      for (const path of ["/", "/produit", "/comparatif", "/tarifs", "/livre-blanc", "/webinaire", "/ressources", "/devis", "/carrieres"]) {
        await go(page, path);
        if (temperature !== "cold") await warmUp(page, temperature);
        const ways = { quote: page.locator(".menu a[href='/devis']"), call: page.locator(".foot a[data-attise-click='call-back@footer']") };
        for (const [way, link] of Object.entries(ways)) assert.ok(await link.isVisible(), `${way} on ${path}, ${temperature}`);
      }
      await page.evaluate(() => visitor().forget());
      await page.evaluate(() => visitor().consent.grant());
    }
  });

  it("C34: each call to action says where it stands, and the plan counts the places apart", async (t) => {
    const page = await arrive(t, "/", { consent: true });
    const marks = await page.locator("[data-attise-click]").evaluateAll((links) => links.map((link) => link.dataset.attiseClick));
    assert.ok(marks.length > 10);
    const known = plan.criteria.filter(({ signal }) => signal === "click").flatMap(({ name }) => [name].flat());
    for (const mark of marks) assert.ok(/^[a-z-]+@(hero|sidebar|menu|footer)$/.test(mark) && known.includes(mark), mark);
    await page.click("[data-attise-slot=hero] > :not([hidden]) .button");
    await page.waitForURL("**/livre-blanc");
    await ready(page);
    await page.click(".menu [data-attise-click='quote@menu']");
    await page.waitForURL("**/devis");
    await ready(page);
    await page.evaluate(() => document.addEventListener("click", (event) => event.preventDefault()));
    await page.click("[data-attise-click='call-back@quote']");
    const { "action-hero": hero, "action-menu": menu, "action-sidebar": sidebar, "call-back": call } = await counted(page, plan);
    assert.deepEqual([hero, menu, sidebar, call], [1, 1, undefined, 1]);
  });

  it("D04: a copied price and a page read to its end count where the plan asks for them", async (t) => {
    const page = await arrive(t, "/tarifs", { consent: true, init: notes });
    // what few plans ask for is in a file of its own, which comes later
    await page.waitForFunction(() => ["copy", "scroll"].every((type) => listened.has(type)));
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForFunction(() => visitor().receipt().length > 1);
    await page.locator(".price strong").first().selectText();
    await page.keyboard.press("Control+C");
    const { "pricing-scroll": scroll, "price-copy": copy } = await counted(page, plan);
    assert.deepEqual([scroll, copy], [1, 1]);
  });

  it("D04: what the plan does not ask for is not listened to", async (t) => {
    const asked = new Set(plan.criteria.map(({ signal }) => signal));
    for (const kind of ["videoPlay", "outboundClick", "call", "formStart"]) assert.ok(!asked.has(kind), kind);
    const page = await arrive(t, "/tarifs", { consent: true, init: notes });
    const loaded = [];
    page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    await page.reload();
    await ready(page);
    assert.deepEqual(await page.evaluate(() => ["timeupdate", "ended", "input"].filter((type) => listened.has(type))), []);
    assert.ok(!loaded.some((path) => /video/.test(path)), "no watcher of videos is fetched");
  });

  it("C37, D05: the audience is told when the temperature changes, and at no other time", async (t) => {
    const page = await arrive(t, "/");
    const told = () => page.evaluate(() => globalThis.dataLayer ?? []);
    await warmUp(page);
    assert.deepEqual(await told(), [], "nothing without consent");
    await page.click("#consent [value=yes]");
    await ready(page);
    assert.deepEqual(await told(), [], "everyone begins cold");
    await warmUp(page);
    await warmUp(page);
    assert.deepEqual(await told(), [{ event: "attise", temperature: "warm" }]);
    assert.equal(await offer(page, "hero"), "webinar");
    await go(page, "/produit");
    assert.deepEqual(await told(), [], "the same on another page is no news");
    await warmUp(page, "hot");
    assert.deepEqual(await told(), [{ event: "attise", temperature: "hot" }]);
    await page.click("#consent-open");
    await page.click("#consent [value=no]");
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    assert.equal((await told()).length, 1);
  });
});
