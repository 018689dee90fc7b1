// The inbox with other plans: what their ladders ask of a conversation is recorded, and opens their gates.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { emptied, words } from "./lib/demo.mjs";
import { thePreset } from "./lib/preset.mjs";

let n = 0;
const person = (more) => ({ name: "Paul Morel", email: `paul${(n += 1)}@example.fr`, lang: "fr", ...more });

describe("the inbox with `force-plus`", () => {
  const the = thePreset("force-plus");
  const BANT = { budget: "yes", authority: "yes", need: "yes", timing: "yes" };
  const mql = () => the.posted(person({ company: "Ateliers du Nord", phone: "01 99 00 12 34", role: "Directeur", sector: "industrie", employees: "250", budget: "15000", need: "Des pistes", authority: "decideur" }));

  it("E15, E17: a conversation that verifies BANT opens the SQL, and the owner changes", async () => {
    const lead = await mql();
    assert.deepEqual([lead.stage, lead.owner, lead.contact, lead.next], ["mql", "marketing", "any", null]);
    assert.deepEqual(await the.at.refused(lead.id, "accept", { to: "sql" }), [409, "«\u00a0SQL\u00a0: opportunité qualifiée (BANT)\u00a0» ne s’ouvre qu’après une conversation avec le lead."]);
    const sql = await the.at.did(lead.id, "call", { direction: "out", reached: "yes", ...BANT });
    assert.deepEqual([sql.stage, sql.owner, sql.facts.opened, sql.next], ["sql", "commercial", { sql: "verbal" }, null]);
    assert.deepEqual(sql.history.map(({ what }) => what), ["call", "handover"]);
  });

  it("E18: the horizon is recorded with the call: short and medium term lead to the SAL, long term does not", async () => {
    for (const [horizon, next] of [["court", "sal"], ["moyen", "sal"], ["long", undefined]]) {
      const { id } = await mql();
      assert.match(await the.at.text(`/inbox/${id}`), /<select id="call-horizon" name="horizon">/);
      const sql = await the.at.did(id, "call", { reached: "yes", ...BANT, horizon });
      assert.deepEqual([sql.stage, sql.heard, sql.next?.stage], ["sql", { horizon }, next], horizon);
      if (next) assert.equal((await the.at.did(id, "accept")).stage, "sal");
      else assert.equal((await the.at.refused(id, "accept", { to: "sal" }))[0], 409);
    }
    const { id } = await mql();
    assert.deepEqual(await the.at.refused(id, "call", { reached: "yes", horizon: "bientôt" }), [422, "horizon\u00a0: réponse inconnue `bientôt`."]);
  });

  it("E14, E19, E28: the inbox says how sure BANT is, that sales may work it, and whether it is worth the time now", async () => {
    const { id } = await mql();
    const before = words(await the.at.text(`/inbox/${id}`));
    assert.match(before, /Budget déclaré/);
    assert.match(before, /Exploitable par les ventes pas encore/);
    await the.at.did(id, "call", { reached: "yes", ...BANT, horizon: "court" });
    const after = words(await the.at.text(`/inbox/${id}`));
    assert.match(after, /Étape[^]*SQL\u00a0: opportunité qualifiée \(BANT\)/);
    for (const fact of ["Budget vérifié", "Décision vérifiée", "Besoin vérifié", "Échéance vérifiée", "Exploitable par les ventes oui"]) assert.ok(after.includes(fact), fact);
    const { segments } = (await the.at.json(`/inbox/${id}.json`)).verdict.reading;
    assert.ok(segments.includes("investir-maintenant"), `${segments}`);
    assert.match(after, /À rappeler sous 2\u00a0jours/);
    assert.match(after, /Vaut le temps d’un commercial, dès maintenant/);
  });
});

describe("the inbox with `sensei`", () => {
  const the = thePreset("sensei");

  it("C13: contacted and a positive answer are recorded with the call, and make an opportunity; one alone does not", async () => {
    const lead = () => the.posted(person({ role: "Directrice marketing", company: "Ateliers du Nord" }), [600, "pageView", "/tarifs"], [300, "formSubmit", "demande-commerciale"]);
    const raised = await lead();
    const { id } = raised;
    assert.equal((await the.at.did(id, "accept")).stage, "sql");
    const negative = await the.at.did(id, "call", { reached: "yes", answer: "negative" });
    assert.deepEqual([negative.stage, negative.next, negative.heard], ["sql", null, { contacted: "oui", answer: "negative" }]);
    const positive = await the.at.did(id, "call", { reached: "yes", answer: "positive" });
    assert.deepEqual([positive.stage, positive.next, positive.heard], ["sql", { stage: "opportunite", gate: "human" }, { contacted: "oui", answer: "positive" }]);
    assert.equal((await the.at.did(id, "accept")).stage, "opportunite");
  });
});

describe("the inbox with `mql-sql`", () => {
  const the = thePreset("mql-sql");
  const asked = (more, ...signals) => the.posted(person({ company: "Ateliers du Nord", ...more }), ...signals);

  it("B03, A11: where the plan hands over by itself, the handover is in the history, once", async () => {
    const fields = person();
    const first = await the.posted(fields, [60, "formSubmit", "contact"]);
    assert.deepEqual([first.stage, first.owner, first.history.map(({ what }) => what)], ["sql", "commercial", ["handover"]]);
    const second = await the.posted(fields, [50, "formSubmit", "contact"]);
    assert.deepEqual(second.history.map(({ what }) => what), ["handover"]);
    assert.equal(second.posts.length, 2);
  });

  it("B16: a lead that came too early goes back with that reason, and the outcomes say so", async () => {
    const { id } = await asked({}, [60, "formSubmit", "contact"]);
    const lead = await the.at.did(id, "recycle", { way: "sas:trop-tot" });
    assert.deepEqual([lead.stage, lead.owner, lead.outcome], ["sas", "marketing", "recycled"]);
    assert.ok((await the.at.text("/inbox/outcomes.csv")).includes(`${id},rejected,trop-tot\r\n`));
  });

  it("B20: who agreed to the newsletter alone is not called, though the browser has forgotten it", async () => {
    const fields = person();
    await the.posted({ ...fields, consent: "newsletter" }, [60, "formSubmit", "newsletter"]);
    const books = [[60, "formSubmit", "lb-lead-nurturing"], [50, "formSubmit", "lb-referencement"]];
    const later = await the.posted(fields, ...books);
    const { leads } = await the.at.json("/inbox.json?limit=500");
    const now = leads.find(({ person }) => person === later.person);
    assert.deepEqual([now.stage, now.contact, now.disqualified.map(({ id }) => id)], ["sas", "newsletterOnly", ["jamais-rappele"]]);
    assert.equal((await the.at.refused(now.id, "call", { reached: "yes" }))[0], 409);
    const free = await asked({}, ...books);
    assert.deepEqual([free.stage, free.contact], ["sql", "any"], "the same of one who has agreed to nothing");
  });

  it("B12, B14, B17, B19: when the month is full the others wait in the airlock, and leave it when there is room", async () => {
    const { db } = the;
    await emptied(db);
    const month = new Date();
    const first = Date.UTC(month.getUTCFullYear(), month.getUTCMonth(), 1);
    const taken = [];
    for (let i = 0; i < 20; i++) taken.push(await asked({}, [60, "formSubmit", "lb-lead-nurturing"], [50, "formSubmit", "lb-referencement"]));
    assert.ok(taken.every(({ stage }) => stage === "sql"));
    const waits = await asked({}, [60, "formSubmit", "lb-lead-nurturing"], [50, "formSubmit", "lb-referencement"]);
    assert.deepEqual([waits.stage, waits.next], ["sas", { stage: "sql", gate: "capacity" }]);
    const raised = await asked({}, [60, "formSubmit", "contact"]);
    assert.equal(raised.stage, "sql", "who asks for a contact goes a fifth beyond");
    const { congestion, funnel } = await the.at.json("/inbox.json");
    assert.deepEqual(congestion, { waiting: 1, taken: 21, leads: 20, percent: 5, per: "month" });
    assert.deepEqual(funnel.find(({ stage }) => stage === "sql").reached, 21);
    await the.demo.tick();
    assert.equal((await the.at.json(`/inbox/${waits.id}.json`)).stage, "sas");
    await db.prepare("UPDATE attise_sas SET admitted = ? WHERE admitted IS NOT NULL").bind(first - 1).run();
    await the.demo.tick();
    const free = await the.at.json(`/inbox/${waits.id}.json`);
    assert.deepEqual([free.stage, free.owner, free.history.map(({ what }) => what)], ["sql", "commercial", ["released", "handover"]]);
    assert.equal((await the.at.json(`/inbox/${taken[0].id}.json`)).stage, "sql", "who was taken stays taken");
  });
});
