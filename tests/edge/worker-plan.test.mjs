// What the demo's inbox says of a lead in the plan's words, in French and English.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { buyer, formOf, hot, plan, silent, theWorker, warm, words, www } from "./lib/demo.mjs";

describe("what the plan says of a lead", () => {
  const the = theWorker();

  const posted = (more, payload) => the.at.lead(formOf(buyer(more), payload));
  const read = async (id, lang = "fr") => words(await the.at.text(`/inbox/${id}?lang=${lang}`));
  /** The lead as it stands once people have done something: what a later verdict would say. */
  const later = async ({ id, payload, fields }, facts) => {
    const verdict = JSON.stringify(plan.explain({ payload, fields, now: Date.now(), facts }));
    await the.db.batch(["UPDATE people SET verdict = ? WHERE lead = ?", "UPDATE leads SET verdict = ? WHERE id = ?"].map((sql) => the.db.prepare(sql).bind(verdict, id)));
  };
  const has = (text, ...parts) => parts.forEach((part) => assert.ok(text.includes(part), `${part}\n${text}`));
  const hasNot = (text, ...parts) => parts.forEach((part) => assert.ok(!text.includes(part), `${part}\n${text}`));

  it("who has raised a hand is called first: with stage, gate, delay, mark, persona, in both languages", async () => {
    const { id, mark, persona, raised, next } = await posted({}, hot);
    assert.deepEqual([mark, persona, raised, next], ["A1", "hse", ["quote-form"], { stage: "sql", gate: "human" }]);
    const list = words(await the.at.text("/inbox"));
    has(list, "Main levée\u00a0: Devis demandé", "À rappeler sous 4\u00a0h", "Lead commercial (SQL)\u00a0: un commercial décide", "Sas avant les ventes", "Note A1 Cible et intéressé", "Santé et sécurité (HSE)");
    has(words(await the.at.text("/inbox?lang=en")), "Hand raised: Quote requested", "Call back within 4\u00a0h", "Sales qualified lead (SQL): a salesperson decides", "Airlock before sales", "Mark A1 Good fit, interested", "Health and safety (HSE)");
    has(await read(id), "À rappeler sous 4\u00a0h", "Commerciaux\u00a0· appel ou e-mail\u00a0· sous 4\u00a0h", "Lire la demande avant d’appeler", "Phase d’achat Décision", "Ce que l’on sait 3 / 3", "Budget déclaré", "Échéance déclarée", "15\u202f000 à 50\u202f000\u00a0€");
    has(await read(id, "en"), "Sales\u00a0· call or e-mail\u00a0· within 4\u00a0h", "Read the request before calling", "Phase of purchase Decision", "What is known 3 / 3", "Budget declared", "€15,000 to €50,000");
    assert.match(await the.at.text(`/inbox/${id}`), /href="tel:0199001234"/);
  });

  it("shows names for people, never an id of the plan", async () => {
    const { id } = await posted({}, hot);
    const source = JSON.parse(readFileSync(join(www, "plan.json"), "utf8"));
    const named = [...source.stages, ...source.criteria, ...source.fit, ...source.personas, ...source.segments, ...source.disqualifiers].map((one) => one.id);
    for (const text of [words(await the.at.text("/inbox")), await read(id), await read(id, "en")]) {
      // An id of several words, or of one that is nobody's name for it.
      for (const one of named.filter((one) => one.includes("-") || ["sas", "sql", "mql", "mcl", "hse"].includes(one))) assert.doesNotMatch(text, new RegExp(`(?<![\\w-])${one}(?![\\w-])`), one);
    }
  });

  it("a quote from someone who refused the measure waits for sales too, and without a number one writes", async () => {
    const { id, trust, score, next } = await posted({ phone: " " });
    assert.deepEqual([trust, score, next], ["absent", 0, { stage: "sql", gate: "human" }]);
    has(await read(id), "À recontacter par e-mail sous 4\u00a0h", "Devis sans téléphone");
    assert.doesNotMatch(await the.at.text(`/inbox/${id}`), /href="tel:/);
  });

  it("who has not asked is not called: the contact policy hides the number's link", async () => {
    const { id, stage, contact, next } = await posted({ form: "webinar" }, silent);
    assert.deepEqual([stage, contact, next], ["sas", "noCall", null]);
    has(await read(id), "Proposer un rappel par écrit sous 1\u00a0jour", "Par écrit seulement, sans appel", "Mûr, n’a rien demandé");
    has(await read(id, "en"), "Offer a call in writing within 1\u00a0day", "In writing only, no call");
    const page = await the.at.text(`/inbox/${id}`);
    assert.doesNotMatch(page, /href="tel:/);
    assert.match(page, /href="mailto:/);
  });

  it("who is no lead is shown with the reason, however hot, and nothing is to be sold", async () => {
    const { id, stage, disqualified, raised } = await posted({ role: "Stagiaire HSE" }, hot);
    assert.deepEqual([stage, disqualified.map((one) => one.id), raised], ["mcl", ["applicant"], ["quote-form"]]);
    has(words(await the.at.text("/inbox")), "Pas un lead\u00a0: candidat ou stagiaire");
    const text = await read(id);
    has(text, "Pas un lead\u00a0: candidat ou stagiaire", "Ne monte pas plus haut\u00a0: candidat ou stagiaire", "Persona inconnu");
    hasNot(text, "Pour ce quadrant", "À rappeler");
    has(await read(id, "en"), "Not a lead: applicant or intern", "Goes no higher: applicant or intern");
    const student = await posted({ role: "PhD student" }, hot);
    has(await read(student.id, "en"), "Not a lead: student");
  });

  it("when sales is full the lead waits, and is told nothing else", async () => {
    const lead = await posted({}, hot);
    await later(lead, { taken: 15 });
    has(await read(lead.id), "Complet cette semaine, attend une place", "Proposer un rappel par écrit");
    has(await read(lead.id, "en"), "Full this week, waits for a place");
    assert.doesNotMatch(await the.at.text(`/inbox/${lead.id}`), /href="tel:/);
    assert.match(await the.at.text(`/merci/${lead.id}`), /data-step="write"/);
    assert.equal((await the.at.json("/inbox.json?next=human&limit=500")).leads.some(({ id }) => id === lead.id), false);
  });

  it("what people have opened and verified is shown", async () => {
    const lead = await posted({}, hot);
    await later(lead, { opened: { sql: "human" }, verified: ["budget", "authority", "need", "timing"] });
    has(await read(lead.id), "À rappeler sous 4\u00a0h", "Opportunité\u00a0: à confirmer de vive voix", "Budget vérifié", "Décision vérifiée");
    has(await read(lead.id, "en"), "Opportunity: to be confirmed in conversation", "Authority verified");
    await later(lead, { opened: { sql: "human" } });
    has(await read(lead.id), "Lire la demande avant d’appeler");
    const { leads } = await the.at.json("/inbox.json?limit=500");
    const [first] = leads.filter(({ next }) => next === null);
    assert.equal(first.id, lead.id, "whom sales has taken comes before all who wait for nothing");
  });

  it("shows how suspicious a post is, with its receipt, and what its contact data are worth", async () => {
    const { id, verdict } = await posted({}, hot);
    const suspicion = { points: 60, signs: [{ sign: "disposable", label: { fr: "Adresse jetable", en: "Disposable address" }, points: 40 }, { sign: "fast", label: { fr: "Rempli en deux secondes", en: "Filled in two seconds" }, points: 20 }] };
    const contact = { email: { grade: "doubtful", suggestion: "claire@example.org" }, phone: { grade: "valid" }, name: { grade: "missing" }, company: { grade: "unusable" } };
    const told = JSON.stringify({ ...verdict, suspicion, contact });
    await the.db.batch(["UPDATE people SET verdict = ? WHERE lead = ?", "UPDATE leads SET verdict = ? WHERE id = ?"].map((sql) => the.db.prepare(sql).bind(told, id)));
    has(words(await the.at.text("/inbox")), "Suspicion 60");
    has(await read(id), "Suspicion 60 / 100", "Adresse jetable +40", "Rempli en deux secondes +20", "E-mail à vérifier (claire@example.org\u00a0?)", "Téléphone rien à redire", "Nom non donné", "Société inutilisable");
    has(await read(id, "en"), "Disposable address +40", "Company unusable");
    assert.match(await the.at.text("/inbox/leads.csv"), new RegExp(`\r\n${id},[^\r]*,consistent,60,`));
    // and an act keeps both as they came
    const { verdict: after } = await the.at.did(id, "accept");
    assert.deepEqual([after.suspicion, after.contact], [suspicion, contact]);
  });

  it("still shows the verdicts of an earlier version", async () => {
    const { id, verdict } = await posted({ form: "webinar", phone: "" }, warm);
    const { at: when, engagement, temperature, receipt, fit, coverage, fitReceipt, grade, quadrant, stage, next, owner, offers } = verdict.reading;
    const early = { ...verdict, reading: { at: when, engagement, temperature, receipt, fit, coverage, fitReceipt, grade, quadrant, stage, next, owner, offers } };
    await the.db.batch(["UPDATE people SET verdict = ? WHERE lead = ?", "UPDATE leads SET verdict = ? WHERE id = ?"].map((sql) => the.db.prepare(sql).bind(JSON.stringify(early), id)));
    has(await read(id), "Lead marketing (MQL)", "Inviter au prochain webinaire sous 2\u00a0jours");
    for (const path of ["/inbox", "/inbox?sort=best", "/inbox.json", `/inbox/${id}.json`, `/merci/${id}`]) assert.equal((await the.at.get(path)).status, 200, path);
  });

  it("knows every answer that the site's lists can give", async () => {
    const { fields } = JSON.parse(readFileSync(join(www, "plan.json"), "utf8"));
    const asked = new Set();
    for (const path of ["/devis", "/en/quote", "/webinaire", "/livre-blanc", "/carrieres", "/ressources"]) {
      const page = await the.at.text(path);
      const [, form] = /<form[^>]*data-attise-form="([\w-]+)"/.exec(page);
      assert.ok(form in fields.form.values, form);
      for (const [, name, options] of page.matchAll(/<select[^>]* name="(\w+)"[^>]*>([^]*?)<\/select>/g)) {
        asked.add(name);
        const values = [...options.matchAll(/<option value="([^"]+)"/g)].map((match) => match[1]);
        assert.deepEqual(values, Object.keys(fields[name].values), `${path} ${name}`);
      }
    }
    assert.deepEqual([...asked].toSorted(), ["authority", "budget", "employees", "sector", "timing"]);
  });

  it("has a plan that the linter does not warn of, and that keeps its cases", () => {
    const attise = (...args) => spawnSync(process.execPath, [fileURLToPath(new URL("../../pkg-config/bin/attise.js", import.meta.url)), ...args], { encoding: "utf8" });
    const linted = attise("lint", "--strict", join(www, "plan.json"));
    assert.equal(linted.status, 0, linted.stdout + linted.stderr);
    const tested = attise("test", join(www, "plan.json"));
    assert.equal(tested.status, 0, tested.stdout + tested.stderr);
    assert.match(tested.stdout, /plan\.cases\.json: 31 passed/);
  });
});
