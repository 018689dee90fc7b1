// What the demo offers to whom: the right content at the right time, and nothing once a person has taken over.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { openPlan } from "attise/plan";
import { fill, offer, reading, submit, theDemo, warmUp } from "./lib/demo.mjs";

const source = readFileSync(new URL("../../www/plan.json", import.meta.url), "utf8");
const plan = JSON.parse(source);

describe("the offers of the demo", () => {
  const { arrive, go, url } = theDemo();

  it("A30: the magnet goes with the topic of the page and the temperature", async (t) => {
    const page = await arrive(t, "/", { consent: true });
    const seen = [];
    for (const path of ["/", "/comparatif", "/tarifs"]) {
      await go(page, path);
      seen.push([path, await offer(page, "sidebar")]);
    }
    assert.deepEqual(seen, [["/", "guide"], ["/comparatif", "fiche-vigie"], ["/tarifs", "fiche-vigie"]]);
    await warmUp(page);
    assert.deepEqual([(await reading(page)).temperature, await offer(page, "hero")], ["warm", "webinar"]);
    const link = page.locator("[data-attise-slot=sidebar] > :not([hidden]) .button");
    assert.equal((await fetch(url(await link.getAttribute("href")))).status, 200);
  });

  it("C21: a subscriber is offered a course to take away, until it is taken", async (t) => {
    const page = await arrive(t, "/ressources", { consent: true });
    await page.fill("main [name=email]", "ana@lycee.example");
    await submit(page);
    assert.match(await page.locator("h1").innerText(), /abonnement/i);
    await go(page, "/");
    assert.equal(await offer(page, "hero"), "cours-releve");
    const button = page.locator("[data-attise-slot=hero] > :not([hidden]) .button");
    const file = await fetch(url(await button.getAttribute("href")));
    assert.deepEqual([file.status, file.headers.get("content-type")], [200, "application/pdf"]);
    await page.evaluate(() => addEventListener("click", (event) => event.preventDefault()));
    await button.click();
    await go(page, "/");
    assert.equal(await offer(page, "hero"), "comparison");
  });

  it("C26: nothing is offered that is more than a phase ahead, whatever a visitor does", async (t) => {
    const phases = plan.phases.map(({ id }) => id);
    const phaseOf = { "in-hand": "discovery", ...Object.fromEntries(Object.entries(plan.assets).map(([id, { phase }]) => [id, phase])) };
    phaseOf.guide = phaseOf["white-paper"];
    for (const [id, criterion] of [["comparison", "comparison-view"], ["quote", "quote-view"]]) phaseOf[id] = plan.criteria.find(({ id }) => id === criterion).phase;
    const open = openPlan(source);
    const acts = [
      ...["/", "/produit", "/comparatif", "/tarifs", "/livre-blanc", "/webinaire", "/ressources", "/devis", "/carrieres"].map((path) => ({ kind: "pageView", path })),
      ...["white-paper", "webinar", "newsletter"].map((name) => ({ kind: "formSubmit", name })),
      ...["cours-releve", "fiche-vigie", "releve-exemple"].map((name) => ({ kind: "download", name })),
      { kind: "activeTime", seconds: 120 }, { kind: "emailClick", name: "november" }, { kind: "click", name: "guide@hero" },
    ];
    let seed = 1;
    const draw = (below) => (seed = (seed * 48271) % 2147483647) % below;
    const offered = new Set();
    for (let journey = 0; journey < 3000; journey++) {
      const signals = [{ at: 0, kind: "pageView", path: "/" }];
      for (let step = draw(14); step > 0; step--) signals.push({ ...acts[draw(acts.length)], at: signals.at(-1).at + draw(90_000) });
      const { phase, offers } = open.play({ start: "2026-11-23T09:00:00Z", signals }).reading;
      for (const slot of ["hero", "sidebar"]) {
        offered.add(offers[slot]);
        assert.ok(phases.indexOf(phaseOf[offers[slot]]) <= phases.indexOf(phase) + 1, `${offers[slot]} in ${phase}: ${JSON.stringify(signals)}`);
      }
    }
    assert.deepEqual([...offered].sort(), ["comparison", "cours-releve", "fiche-vigie", "guide", "quote", "webinar"]);

    const page = await arrive(t, "/", { consent: true });
    assert.deepEqual([await offer(page, "hero"), await offer(page, "sidebar")], ["guide", "guide"]);
    await warmUp(page, "hot");
    assert.deepEqual([await offer(page, "hero"), await offer(page, "sidebar")], ["quote", "quote"]);
  });

  it("C37: the page itself speaks to its visitor, and defaults to what it says to everyone", async (t) => {
    const page = await arrive(t, "/tarifs", { consent: true });
    const title = () => page.locator("[data-attise-slot=hero] > :not([hidden]) .offer-title").innerText();
    const toAll = await title();
    await warmUp(page, "hot");
    assert.notEqual(await title(), toAll);
    await page.click("#consent-open");
    await page.click("#consent [value=no]");
    assert.equal(await title(), toAll);
  });

  it("C42: each group of visitors has an action of its own", async (t) => {
    const page = await arrive(t, "/", { consent: true });
    const groups = {
      cold: [], subscriber: [["formSubmit", "newsletter"]], reader: [["formSubmit", "white-paper"]], registered: [["formSubmit", "webinar"]],
      client: [["formSubmit", "quote"]],
    };
    const shown = {};
    for (const [group, acts] of Object.entries(groups)) {
      await page.evaluate((acts) => {
        visitor().forget();
        visitor().consent.grant();
        return visitor().ready.then(() => acts.forEach((act) => visitor().signal(...act)));
      }, acts);
      shown[group] = await offer(page, "hero");
    }
    await page.evaluate(() => { visitor().forget(); visitor().consent.grant(); });
    await warmUp(page, "hot");
    shown.hot = await offer(page, "hero");
    assert.deepEqual(shown, { cold: "guide", subscriber: "cours-releve", reader: "comparison", registered: "quote", client: "in-hand", hot: "quote" });
    for (const quadrant of ["q1", "q2", "q3", "q4"]) assert.ok(plan.quadrant[quadrant].id, quadrant);
  });

  it("B08: once the quote is asked for the page sells nothing more, on any page, and says who takes over", async (t) => {
    const page = await arrive(t, "/devis", { consent: true });
    await fill(page);
    await submit(page);
    for (const [path, slots, words] of [["/", ["hero", "sidebar"], /Un ingénieur s.en occupe/], ["/en/pricing", ["hero", "sidebar"], /An engineer is on it/], ["/webinaire", ["sidebar"], /Un ingénieur/]]) {
      await go(page, path);
      for (const slot of slots) {
        assert.equal(await offer(page, slot), "in-hand", `${slot} on ${path}`);
        const shown = page.locator(`[data-attise-slot=${slot}] > :not([hidden])`);
        assert.match(await shown.innerText(), words);
        assert.deepEqual(await shown.locator("a").evaluateAll((links) => links.map(({ protocol }) => protocol)), ["tel:"]);
      }
    }
  });
});
