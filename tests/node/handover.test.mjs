// What a verdict says beyond the reading: whether a lead may be handed over, its route, its key, until when, and what the host has filled in.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { openKeys, openPlan, qualify, ROUTES } from "attise/edge";
import { plan as tiny } from "./lib/tiny.mjs";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const preset = (name) => openPlan(read(`pkg-config/presets/${name}.json`));
const orvane = openPlan(read("www/plan.json"));
const start = 1_768_467_600;
const signal = (at, kind, path, name) => ({ at, kind, path, ...(name && { name }) });

/** The verdict on a post with what was done, in the page of the same plan. */
async function judge(plan, { signals = [], fields = {}, payload, late = 0, ...options } = {}) {
  const played = signals.length > 0 ? plan.play({ start, signals }) : { payload, reading: { at: start } };
  const post = { ...fields, ...(played.payload && { attise: played.payload }) };
  return (await qualify(post, { plan, now: (played.reading.at + late) * 1000, ...options })).verdict;
}

const claire = { name: "Claire Delaunay", email: "claire@example.org", phone: "06 12 34 56 78" };
const quote = [signal(0, "pageView", "/devis"), signal(60, "formSubmit", "/devis", "quote")];
const contact = [signal(0, "formSubmit", "/contact", "contact")];
const said = ({ transmissible: { allowed, code }, route }) => [allowed, code, route];

it("E10: who comes to sales through an open gate by a payload that nothing confirms is looked at by a person first", async () => {
  const keys = openKeys("1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
  for (const name of ["inbound", "mql-sql"]) {
    const plan = preset(name);
    const { payload, reading } = plan.play({ start, signals: contact });
    const routed = async (options) => {
      const request = new Request("https://example.org/lead", { method: "POST", body: new URLSearchParams({ ...claire, attise: payload }), headers: { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0" } });
      const { verdict } = await qualify(request, { plan, now: reading.at * 1000, ...options });
      return [verdict.trust, ["callNow", "sales"].includes(verdict.route)];
    };
    assert.deepEqual([await routed({}), await routed({ keys })], [["consistent", true], ["unverified", false]], name);
  }
});

describe("transmissible", () => {
  /** The plan decides so of a post, and says why. */
  async function decides(plan, post, allowed, code, why) {
    const { transmissible } = await judge(preset(plan), post);
    assert.deepEqual([transmissible.allowed, transmissible.code], [allowed, code]);
    assert.deepEqual(transmissible.why, why ?? transmissible.why);
    assert.ok(transmissible.why.fr && transmissible.why.en);
  }

  it("C43: a lead that the plan hands over may be handed over", () =>
    decides("mql-sql", { signals: contact, fields: claire }, true, "ready", {
      fr: "Transmissible\u00a0: les conditions du plan sont remplies.",
      en: "May be handed over: the plan’s conditions hold.",
    }));

  it("C43: one that waits for a person may not yet", () =>
    decides("sensei", { signals: [signal(0, "formSubmit", "/", "demande-commerciale")], fields: { ...claire, need: "leads" } }, false, "human"));

  it("B05: while nothing but the newsletter is allowed, it may not", () =>
    decides("inbound", { fields: claire }, false, "newsletterOnly", {
      fr: "À cette étape, rien d’autre que la lettre d’information ne lui est envoyé.",
      en: "In this stage nothing but the newsletter is sent.",
    }));

  it("B20: who is never to be called is kept back, with the plan's reason", () =>
    decides("mql-sql", { fields: { ...claire, consent: "newsletter" } }, false, "disqualified"));

  it("E06: without a name there is nothing to hand over", () =>
    decides("mql-sql", { signals: contact, fields: { email: "a@example.org" } }, false, "incomplete", {
      fr: "Il manque le nom.",
      en: "The name is missing.",
    }));

  it("E06: nor without an e-mail address", () =>
    decides("force-plus", { fields: { name: "Claire Delaunay" } }, false, "incomplete", {
      fr: "Il manque l’adresse e-mail.",
      en: "The e-mail address is missing.",
    }));

  it("E06: nor without both", () =>
    decides("mql-sql", {}, false, "incomplete", {
      fr: "Il manque le nom et l’adresse e-mail.",
      en: "The name and the e-mail address are missing.",
    }));

  it("B12: nor when sales is full", () =>
    decides("mql-sql", { signals: contact, fields: claire, facts: { taken: 24 } }, false, "capacity", {
      fr: "En attente\u00a0: les commerciaux n’ont plus de place sur cette période.",
      en: "Waits: sales can take no more leads in this period.",
    }));

  it("B14: who raises a hand goes beyond the quota by the margin", () =>
    decides("mql-sql", { signals: contact, fields: claire, facts: { taken: 23 } }, true, "ready"));

  it("B16: what is not ripe is not handed over", () =>
    decides("sensei", { signals: [signal(0, "formSubmit", "/", "guide-inbound")], fields: claire }, false, "notReady", {
      fr: "Pas encore mûr\u00a0: les conditions de la transmission ne sont pas remplies.",
      en: "Not ripe yet: the conditions for the handover do not hold.",
    }));

  it("B03, C10, C43: a gate that a person opens is named, and once it is open the lead may go", async () => {
    const post = { signals: quote, fields: { ...claire, form: "quote" } };
    const waiting = await judge(orvane, post);
    assert.deepEqual(said(waiting), [false, "human", "callNow"]);
    assert.equal(waiting.transmissible.why.fr, "Prêt pour «\u00a0Lead commercial (SQL)\u00a0»\u00a0: une personne doit d’abord l’accepter.");
    assert.equal(waiting.transmissible.why.en, "Ready for “Sales qualified lead (SQL)”: a person has to accept it first.");
    const opened = await judge(orvane, { ...post, facts: { opened: { sql: "human" } } });
    assert.deepEqual([...said(opened), opened.reading.owner], [true, "ready", "callNow", "sales"], "B03: the owner is now sales");
  });

  it("E17: a gate that asks for a conversation is named as such", async () => {
    const bant = { need: "prospection", budget: "oui", authority: "oui", horizon: "court" };
    const { transmissible } = await judge(preset("force-plus"), { fields: { ...claire, ...bant }, facts: { verified: ["budget", "authority", "need", "timing"] } });
    assert.deepEqual([transmissible.allowed, transmissible.code], [false, "verbal"]);
    assert.match(transmissible.why.en, /^Ready for “.*”: someone has to speak with the lead first\.$/);
  });

  it("a disqualifier is named, and kept from sales whatever the score", async () => {
    const { transmissible, route } = await judge(orvane, { signals: quote, fields: { ...claire, form: "quote", role: "Étudiante" } });
    assert.deepEqual(transmissible, { allowed: false, code: "disqualified", why: { fr: "Écarté par le plan\u00a0: Étudiant.", en: "Kept back by the plan: Student." } });
    assert.equal(route, "nurture", "and still nobody drops it");
  });

  it("a plan without sales hands nothing over", async () => {
    const { transmissible, route } = await judge(openPlan({ ...tiny, stages: tiny.stages.map((stage) => ({ ...stage, owner: "marketing" })) }), { fields: claire });
    assert.deepEqual([transmissible.allowed, transmissible.code, route], [false, "noSales", "nurture"]);
  });
});

describe("route", () => {
  const hot = [signal(0, "pageView", "/devis"), { at: 300, kind: "activeTime", path: "/tarifs", seconds: 200 }, signal(310, "formSubmit", "/devis", "quote")];
  const inboundHot = [signal(0, "formSubmit", "/devis", "devis"), signal(1, "formSubmit", "/contact", "contact")];

  it("E12: who asks and left a number is called before any other, and by when is said", async () => {
    const verdict = await judge(orvane, { signals: hot, fields: { ...claire, form: "quote" }, late: 5, facts: { opened: { sql: "human" } } });
    assert.equal(verdict.route, "callNow");
    assert.equal(verdict.reading.sla, 240);
    assert.equal(verdict.dueBy, start + 310 + 5 + 240 * 60, "from when the form arrived");
    const { phone, ...written } = claire;
    assert.ok(phone);
    assert.equal((await judge(orvane, { signals: hot, fields: { ...written, form: "quote" } })).route, "sales", "nobody calls without a number");
  });

  it("E12: nobody is called whom the plan does not let be called", async () => {
    const plan = JSON.parse(read("www/plan.json"));
    for (const stage of plan.stages) if (stage.contact === "any") stage.contact = "noCall";
    assert.equal((await judge(openPlan(plan), { signals: hot, fields: { ...claire, form: "quote" } })).route, "sales");
  });

  it("a payload that does not hold cannot get a call, but the form itself can ask for one", async () => {
    const plan = preset("inbound");
    assert.equal((await judge(plan, { signals: inboundHot, fields: claire })).route, "callNow");
    assert.equal((await judge(plan, { signals: inboundHot, fields: claire, late: 8 * 86_400 })).route, "review", "expired");
    assert.deepEqual(said(await judge(orvane, { fields: { ...claire, form: "quote" } })), [false, "human", "callNow"], "no payload at all");
    assert.equal((await judge(orvane, { signals: hot, fields: claire, late: 8 * 86_400 })).route, "sales");
  });

  it("hot is not enough: who has asked for nothing is not called", async () => {
    const silent = [signal(0, "pageView", "/produit"), signal(10, "pageView", "/comparatif"), { at: 400, kind: "activeTime", path: "/tarifs", seconds: 300 }];
    const { reading, route } = await judge(orvane, { signals: silent, fields: { ...claire, sector: "industrie", employees: "300" } });
    assert.deepEqual([reading.temperature, reading.stage, route], ["hot", "sas", "sas"]);
  });

  it("B05, B20: the newsletter is a route of its own, whatever the score", async () => {
    assert.equal((await judge(preset("inbound"), { fields: { email: "a@example.org" } })).route, "newsletter");
    assert.equal((await judge(preset("mql-sql"), { fields: { ...claire, consent: "newsletter" } })).route, "newsletter");
  });

  it("B20: who is never to be called is not, also when only the host remembers that", async () => {
    const enrichment = { consent: "newsletter" };
    assert.deepEqual(said(await judge(preset("mql-sql"), { fields: claire, enrichment })), [false, "disqualified", "newsletter"]);
  });

  it("C28: the post joins what was done without a name", async () => {
    const visits = [signal(0, "pageView", "/produit"), signal(10, "pageView", "/comparatif"), { at: 400, kind: "activeTime", path: "/tarifs", seconds: 60 }];
    const { reading, payload } = orvane.play({ start, signals: visits });
    const { verdict } = await qualify({ ...claire, attise: payload }, { plan: orvane, now: reading.at * 1000 });
    assert.deepEqual([reading.stage, verdict.reading.stage], ["visitor", "mql"]);
    assert.deepEqual([verdict.reading.engagement, verdict.reading.receipt], [reading.engagement, reading.receipt]);
  });

  it("B17: in the sas waits what is good but has no room, or is not ripe", async () => {
    const plan = preset("mql-sql");
    assert.equal((await judge(plan, { signals: contact, fields: claire, facts: { taken: 24 } })).route, "sas");
  });

  it("marketing keeps in touch with the others", async () => {
    assert.equal((await judge(preset("sensei"), { signals: [signal(0, "formSubmit", "/", "guide-inbound")], fields: claire })).route, "nurture");
  });

  it("what was not judged, cannot be read or says too little goes to a person", async () => {
    assert.equal((await judge(orvane, { fields: { ...claire, form: "quote" }, payload: "tampered!" })).route, "review");
    assert.equal((await judge(orvane, {})).route, "review", "an empty post");
    assert.equal((await judge(orvane, { fields: { form: "quote", email: "a@example.org" } })).route, "review", "E06: no name");
  });

  it("each route has a name and a sentence in both languages, and none drops a lead", () => {
    assert.deepEqual(Object.keys(ROUTES), ["callNow", "sales", "sas", "nurture", "newsletter", "review"]);
    for (const { label, means } of Object.values(ROUTES)) for (const text of [label.fr, label.en, means.fr, means.en]) assert.ok(text.length > 3);
  });
});

describe("handoff", () => {
  const key = async (fields, more) => (await judge(orvane, { fields, ...more })).handoff.key;

  it("A11: the same lead has the same key, however its address is written and whatever it does", async () => {
    const one = await key(claire);
    assert.match(one, /^[0-9a-f]{32}$/);
    assert.equal(await key({ ...claire, email: "  Claire@Example.ORG " }), one);
    assert.equal(await key({ "E-Mail": "claire@example.org" }), one);
    assert.equal(await key({ ...claire, form: "quote" }, { signals: quote }), one);
    assert.equal(await key({ ...claire, form: "quote" }, { facts: { opened: { sql: "human", opportunity: "verbal" }, verified: ["budget", "authority", "need", "timing"] } }), one);
    assert.notEqual(await key({ email: "claire@example.com" }), one);
    assert.notEqual((await judge(preset("sensei"), { fields: claire })).handoff.key, one, "another plan, another handover");
  });

  it("without an address the payload's nonce says whose it is, and without both nothing does", async () => {
    const { phone } = claire;
    const one = await key({ phone }, { signals: quote });
    assert.match(one, /^[0-9a-f]{32}$/);
    assert.equal(await key({ phone }, { signals: quote, late: 60 }), one);
    assert.equal(await key({ phone }), null);
  });
});

describe("enrichment", () => {
  const size = (verdict) => verdict.reading.fitReceipt.find(({ criterion }) => criterion === "size");

  it("A20: fills what the form left empty, and what the form says wins", async () => {
    const enrichment = { employees: "300", country: "FR" };
    const filled = await judge(orvane, { fields: { ...claire, employees: " " }, enrichment });
    assert.deepEqual([size(filled).value, size(filled).points, size(filled).known, filled.enriched], ["300", 18, true, ["country", "employees"]]);
    const said = await judge(orvane, { fields: { ...claire, employees: "12" }, enrichment });
    assert.deepEqual([size(said).value, size(said).points, said.enriched], ["12", 5, ["country"]]);
  });

  it("A20: the project's region wins over that of the connection, under whatever name the form has it", async () => {
    const plan = preset("inbound");
    const zone = (verdict) => verdict.reading.fitReceipt.find(({ criterion }) => criterion === "zone-projet").value;
    assert.equal(zone(await judge(plan, { fields: { ...claire, region: "Bretagne" }, enrichment: { projectRegion: "Occitanie" } })), "Bretagne");
    assert.equal(zone(await judge(plan, { fields: claire, enrichment: { projectRegion: "Occitanie" } })), "Occitanie");
  });

  it("opens no gate and is not among the form's fields", async () => {
    const enrichment = { opened: "sql", sql: "human", verified: "budget", form: "quote", taken: "0" };
    const { verdict, fields } = await qualify(claire, { plan: orvane, enrichment });
    assert.deepEqual([verdict.reading.next?.gate, verdict.transmissible.allowed], ["human", false]);
    assert.deepEqual(fields, claire);
  });

  it("a wrong enrichment is the developer's error", async () => {
    await assert.rejects(qualify(claire, { plan: orvane, enrichment: "FR" }), { name: "TypeError", message: "enrichment: expected an object of texts, found text" });
  });
});

it("the offer of the slot `thanks` is the one for the thank-you page", async () => {
  const offers = [...tiny.offers, { slot: "thanks", default: "guide", choices: [{ offer: "demo", when: { temperature: ["hot"] } }] }];
  const plan = openPlan({ ...tiny, offers });
  const bought = [signal(0, "formSubmit", "/", "quote")];
  assert.equal((await judge(plan, { fields: claire })).offer, "guide");
  assert.equal((await judge(plan, { fields: claire, signals: bought })).offer, "demo");
  assert.equal((await judge(openPlan(tiny), { fields: claire, signals: bought })).offer, null);
});
