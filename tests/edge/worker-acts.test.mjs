// What sales does with a lead in the inbox: the plan's ladder decides, the verdict follows, the audit keeps it.
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { buyer, cold, emptied, formOf, hot, silent, theWorker, warm, words } from "./lib/demo.mjs";

const BANT = { budget: "yes", authority: "yes", need: "yes", timing: "yes" };
const SPOKEN = { direction: "out", reached: "yes", answer: "positive", ...BANT };

describe("acts of sales", () => {
  const the = theWorker();
  // sales has room for each test anew
  beforeEach(() => emptied(the.db));
  const posted = (more, past = hot) => the.at.lead(formOf(buyer(more), past));
  const place = ({ stage, owner, contact, sla, next }) => [stage, owner, contact, sla, next && `${next.stage} ${next.gate}`];

  it("A12, C11, D12: a lead is accepted or rejected with a reason of the plan, and both are kept as the verdict of sales", async () => {
    const [yes, no] = [await posted(), await posted()];
    assert.deepEqual(place(yes), ["sas", "marketing", "noCall", 1440, "sql human"]);
    const accepted = await the.at.did(yes.id, "accept", { note: "Huit salles, à voir." });
    assert.deepEqual([...place(accepted), accepted.outcome, accepted.reason], ["sql", "sales", "any", 240, null, "accepted", null]);
    const rejected = await the.at.did(no.id, "reject", { way: "mcl:too-small" });
    assert.deepEqual([...place(rejected), rejected.outcome, rejected.reason], ["mcl", "marketing", "noCall", null, null, "rejected", "too-small"]);
    assert.deepEqual(rejected.facts, { opened: {}, atMost: "mcl" });
    for (const [then, now] of [[yes, accepted], [no, rejected]]) assert.deepEqual([now.score, now.trust, now.verdict.evidence], [then.score, then.trust, then.verdict.evidence], "behaviour and trust are as they came");
  });

  it("B03: the handover changes the owner, and with it contact, delay and what is to be done", async () => {
    const { id } = await posted();
    assert.match(words(await the.at.text(`/inbox/${id}`)), /Exploitable par les ventes pas encore/);
    await the.at.did(id, "accept");
    const page = words(await the.at.text(`/inbox/${id}`));
    assert.match(page, /Lead accepté/);
    assert.match(page, /Passage aux commerciaux/);
    assert.match(page, /Commerciaux\u00a0· appel ou e-mail\u00a0· sous 4\u00a0h/);
    assert.match(page, /Exploitable par les ventes oui/);
  });

  it("B08: automated mailings stop with the handover, and go on when the lead comes back", async () => {
    const lead = await posted();
    assert.equal(lead.mailings, true);
    assert.equal((await the.at.did(lead.id, "accept")).mailings, false);
    assert.match(words(await the.at.text(`/inbox/${lead.id}?lang=en`)), /Automated mailings stopped/);
    assert.equal((await the.at.did(lead.id, "recycle", { way: "mql:no-answer" })).mailings, true);
  });

  it("B09: a lead beyond our competence goes to a partner, and where it went is recorded", async () => {
    const { id } = await posted();
    assert.deepEqual(await the.at.refused(id, "refer", { way: "mcl:other-trade" }), [422, "Indiquez le partenaire."]);
    assert.deepEqual(await the.at.refused(id, "refer", { partner: "Aéraulique du Nord" }), [422, "Choisissez un motif du barème."]);
    const lead = await the.at.did(id, "refer", { partner: "Aéraulique <du> Nord", way: "mcl:other-trade" });
    assert.deepEqual([lead.outcome, lead.reason, lead.stage, lead.history.at(-1).detail], ["referred", "other-trade", "mcl", { to: "mcl", partner: "Aéraulique <du> Nord" }]);
    const page = await the.at.text(`/inbox/${id}`);
    assert.match(page, /Orienté vers un partenaire\u00a0: Un autre métier que le nôtre/);
    assert.match(page, /<bdi>Aéraulique &lt;du&gt; Nord<\/bdi>/);
    // who was never proposed has no way back to go: only where it went is kept
    const quiet = await posted({ form: "webinar" }, warm);
    assert.deepEqual(place(await the.at.did(quiet.id, "refer", { partner: "Autre" })), place(quiet));
  });

  it("C10: no post makes an SQL, whatever it says of itself: a person does", async () => {
    const lead = await posted({ opened: "sql", verified: "budget", owner: "sales", stage: "sql", outcome: "accepted" });
    assert.deepEqual([lead.stage, lead.owner, lead.outcome, lead.facts], ["sas", "marketing", null, {}]);
    const again = await the.at.lead(formOf({ ...lead.fields, stage: "opportunity" }, hot));
    assert.deepEqual([again.stage, again.owner], ["sas", "marketing"]);
    assert.equal((await the.at.did(again.id, "accept")).stage, "sql");
  });

  it("E13, E14, E17: a call verifies BANT fact by fact and opens what only a conversation opens", async () => {
    const { id } = await posted();
    await the.at.did(id, "accept");
    assert.deepEqual(await the.at.refused(id, "accept", { to: "opportunity" }), [409, "«\u00a0Opportunité\u00a0» ne s’ouvre qu’après une conversation avec le lead."]);
    assert.deepEqual((await the.at.refused(id, "accept", { to: "opportunity" }, { query: "?lang=en" }))[1], "`opportunity` opens only after a conversation with the lead.");
    const unheard = await the.at.did(id, "call", { direction: "out", reached: "no", ...BANT });
    assert.deepEqual([unheard.stage, unheard.spoken, unheard.verdict.reading.bant.budget], ["sql", false, "declared"], "nobody answered: nothing is verified");
    const three = await the.at.did(id, "call", { ...SPOKEN, timing: "" });
    assert.deepEqual([three.stage, three.next, three.verdict.reading.bant], ["sql", null, { budget: "verified", authority: "verified", need: "verified", timing: "declared" }]);
    assert.deepEqual((await the.at.refused(id, "accept", { to: "opportunity" }))[0], 409);
    const four = await the.at.did(id, "call", SPOKEN);
    assert.deepEqual([four.stage, four.facts.opened, four.verdict.reading.bant.timing], ["opportunity", { sql: "human", opportunity: "verbal" }, "verified"]);
    assert.match(words(await the.at.text(`/inbox/${id}`)), /Budget vérifié, Décision vérifiée, Besoin vérifié, Échéance vérifiée/);
  });

  it("a call before the lead is accepted counts afterwards", async () => {
    const { id } = await posted();
    assert.equal((await the.at.did(id, "call", SPOKEN)).stage, "sas");
    const accepted = await the.at.did(id, "accept");
    assert.deepEqual([accepted.stage, accepted.next, accepted.facts.opened], ["sql", { stage: "opportunity", gate: "verbal" }, { sql: "verbal" }]);
    assert.equal((await the.at.did(id, "accept")).stage, "opportunity");
  });

  it("E12: who may not be called is not called; that the lead called is recorded", async () => {
    const { id } = await posted({ form: "webinar" }, silent);
    assert.deepEqual(await the.at.refused(id, "call", SPOKEN), [409, "On n’appelle pas ce lead\u00a0: par écrit seulement, sans appel."]);
    assert.deepEqual(await the.at.refused(id, "call", SPOKEN, { query: "?lang=en" }), [409, "This lead is not called: in writing only, no call."]);
    const lead = await the.at.did(id, "call", { ...SPOKEN, direction: "in" });
    assert.deepEqual([lead.spoken, lead.stage], [true, "sas"]);
    assert.match(words(await the.at.text(`/inbox/${id}`)), /Appel du lead consigné/);
  });

  it("B05: a newsletter subscriber is not handed over", async () => {
    const { id, stage, contact } = await posted({ form: "newsletter", name: "", phone: "", company: "", role: "" }, cold);
    assert.deepEqual([stage, contact], ["subscriber", "newsletterOnly"]);
    assert.deepEqual(await the.at.refused(id, "accept"), [409, "Le barème ne propose rien au-dessus de cette étape."]);
    assert.deepEqual(await the.at.refused(id, "accept", { to: "sql" }), [409, "Les conditions de l’étape Lead commercial (SQL) ne sont pas réunies. Lettre d’information, rien d’autre."]);
    assert.doesNotMatch(await the.at.text(`/inbox/${id}`), /\/accept"/);
  });

  it("moves that the ladder does not have are refused in a sentence, and nothing changes", async () => {
    const { id } = await posted();
    const cases = [
      ["recycle", { way: "mql:too-early" }, 409, "Le barème ne prévoit pas de retour de «\u00a0Sas avant les ventes\u00a0» à «\u00a0Lead marketing (MQL)\u00a0»."],
      ["reject", {}, 422, "Choisissez un motif du barème."],
      ["reject", { way: "mql" }, 422, "Choisissez un motif du barème pour ce retour."],
      ["reject", { way: "mql:too-small" }, 409, "Choisissez un motif du barème pour ce retour."],
      ["reject", { way: "visitor:too-early" }, 409, "Le barème ne prévoit pas de retour de «\u00a0Lead commercial (SQL)\u00a0» à «\u00a0Visiteur\u00a0»."],
      ["reject", { way: "nowhere:too-early" }, 409, "Étape inconnue\u00a0: `nowhere`."],
      ["accept", { to: "nowhere" }, 409, "Étape inconnue\u00a0: `nowhere`."],
      ["accept", { to: "sas" }, 409, "Le lead est déjà à l’étape Sas avant les ventes."],
      ["accept", { to: "mql" }, 409, "Le lead est déjà à l’étape Sas avant les ventes."],
    ];
    for (const [act, fields, status, sentence] of cases) {
      const [got, said] = await the.at.refused(id, act, fields);
      assert.equal(got, status, `${act} ${JSON.stringify(fields)}: ${said}`);
      if (sentence) assert.equal(said, sentence);
      else assert.ok(said);
    }
  });

  it("a lead that was given back stays there until it asks again by a new post", async () => {
    const fields = buyer();
    const { id } = await the.at.lead(formOf(fields, hot));
    await the.at.did(id, "accept");
    const back = await the.at.did(id, "recycle", { way: "mql:too-early", note: "Rappeler en mars." });
    assert.deepEqual([...place(back), back.outcome, back.reason], ["mql", "marketing", "noCall", 2880, null, "recycled", "too-early"]);
    const letter = await the.at.lead(formOf({ ...fields, form: "newsletter" }, cold));
    assert.deepEqual([(await the.at.json(`/inbox/${id}.json`)).stage, letter.speaks], ["mql", false], "a letter is no new request");
    const anew = await the.at.lead(formOf(fields, hot));
    assert.deepEqual([...place(anew), anew.outcome, anew.speaks], ["sas", "marketing", "noCall", 1440, "sql human", null, true]);
    assert.equal(anew.history.at(-1).what, "again");
    assert.equal((await the.at.did(anew.id, "accept")).stage, "sql");
  });

  it("sales may take up again what it has given back", async () => {
    const { id } = await posted();
    await the.at.did(id, "reject", { way: "mql:no-answer" });
    assert.match(await the.at.text(`/inbox/${id}`), /name="to" value="sql"/);
    const lead = await the.at.did(id, "accept");
    assert.deepEqual([lead.stage, lead.outcome, lead.facts], ["sql", "accepted", { opened: { sql: "human" } }]);
  });

  it("the delay runs from when the lead came to stand there, and ends when somebody acts", async () => {
    const { id, createdAt, due } = await posted();
    assert.equal(Date.parse(due), Date.parse(createdAt) + 4 * 3_600_000, "who is proposed is treated as proposed");
    const accepted = await the.at.did(id, "accept");
    assert.equal(Date.parse(accepted.due), Date.parse(accepted.history.at(-1).at) + 4 * 3_600_000);
    await the.db.prepare("UPDATE people SET entered_at = entered_at - 20000000, acted_at = acted_at - 20000000 WHERE lead = ?").bind(id).run();
    assert.match(words(await the.at.text(`/inbox/${id}`)), /En retard\u00a0: c’était pour le/);
    const called = await the.at.did(id, "call", { reached: "no" });
    assert.equal(called.due, null);
    assert.match(words(await the.at.text(`/inbox/${id}`)), /En cours\u00a0: quelqu’un s’en occupe/);
  });
});

describe("the audit", () => {
  const the = theWorker({ password: "flamme" });
  const as = (user) => ({ authorization: `Basic ${Buffer.from(`${user}:flamme`).toString("base64")}` });
  const lead = async (id) => (await the.at.get(`/inbox/${id}.json`, { headers: as("léa") })).json();
  const idOf = async (fields) => the.at.idOf(await the.at.post(formOf(fields, hot)));

  it("says who did what, when, from where to where, and why", async () => {
    const id = await idOf(buyer());
    const before = Date.now();
    assert.equal((await the.at.act(id, "accept", { note: " Vu avec Ana. " }, as("Léa"))).status, 303);
    assert.equal((await the.at.act(id, "recycle", { way: "mql:too-early" }, as("Max"))).status, 303);
    const { history, person } = await lead(id);
    const [sas, sql, mql] = [
      { stage: "sas", owner: "marketing", contact: "noCall", next: { stage: "sql", gate: "human" } },
      { stage: "sql", owner: "sales", contact: "any", next: null },
      { stage: "mql", owner: "marketing", contact: "noCall", next: null },
    ];
    assert.deepEqual(history.map(({ at: _, ...entry }) => entry), [
      { person, who: "Léa", what: "accept", before: sas, after: sql, reason: null, note: "Vu avec Ana.", detail: { to: "sql" } },
      { person, who: "", what: "handover", before: sas, after: sql, reason: null, note: null, detail: {} },
      { person, who: "Max", what: "recycle", before: sql, after: mql, reason: "too-early", note: null, detail: { to: "mql" } },
    ]);
    for (const { at } of history) assert.ok(Date.parse(at) >= before && Date.parse(at) <= Date.now());
  });

  it("is never changed nor deleted: the database refuses", async () => {
    const id = await idOf(buyer());
    await the.at.act(id, "accept", {}, as("Léa"));
    await assert.rejects(the.db.prepare("UPDATE audit SET who = 'x'").run(), /the audit is never changed/);
    await assert.rejects(the.db.prepare("DELETE FROM audit").run(), /the audit is never deleted/);
    const replaced = "REPLACE INTO audit SELECT id, at, person, 'x', what, before, after, reason, note, detail FROM audit";
    await assert.rejects(the.db.prepare(replaced).run(), /the audit is never changed/);
    assert.equal((await lead(id)).history.length, 2);
  });

  it("of two who act at once, one is told that the lead has changed, and leaves no trace", async () => {
    const id = await idOf(buyer());
    const { version } = await lead(id);
    const both = await Promise.all([the.at.act(id, "accept", { version }, as("Léa")), the.at.act(id, "reject", { version, way: "mql:no-answer" }, as("Max"))]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 409]);
    const { history } = await lead(id);
    assert.deepEqual(new Set(history.filter(({ who }) => who).map(({ what }) => what)).size, 1);
    const late = await the.at.act(id, "accept", { version }, as("Max"));
    assert.equal(late.status, 409);
    assert.match(await late.text(), /Ce lead a changé depuis que vous avez ouvert la page/);
  });

  it("A11: one handover a lead, though the form is posted twice, at once or later", async () => {
    const fields = buyer();
    const ids = await Promise.all([idOf(fields), idOf({ ...fields, email: ` ${fields.email.toUpperCase()} ` }), idOf({ ...fields, email: fields.email.replace("@", "+promo@") })]);
    const people = new Set();
    for (const id of ids) people.add((await lead(id)).person);
    assert.equal(people.size, 1);
    const speaker = (await Promise.all(ids.map(lead))).find(({ speaks }) => speaks);
    assert.equal(speaker.posts.length, 3);
    await the.at.act(speaker.id, "accept", {}, as("Léa"));
    const last = await idOf(fields);
    const { history, stage, owner } = await lead(last);
    assert.equal(history.filter(({ what }) => what === "handover").length, 1);
    const { leads } = await (await the.at.get("/inbox.json?limit=500", { headers: as("léa") })).json();
    const [one, ...more] = leads.filter(({ person }) => person === [...people][0]);
    assert.deepEqual([one.stage, one.owner, one.posts, more], ["sql", "sales", 4, []]);
    assert.ok(stage && owner);
  });

  it("C28: the post joins what was anonymous: one line with the name, all of the visit, and each post in the history", async () => {
    const fields = buyer({ form: "webinar" });
    const first = await idOf(fields);
    const before = await lead(first);
    assert.ok(before.name && before.verdict.evidence.age >= 600 && before.verdict.evidence.counters.length > 1);
    const second = await idOf({ ...fields, form: "quote" });
    const page = words(await (await the.at.get(`/inbox/${second}`, { headers: as("léa") })).text());
    assert.match(page, /2 envois de la même personne/);
    assert.match(page, /Formulaire\u00a0: Webinaire/);
    const other = await lead(first);
    const [speaker] = [other, await lead(second)].filter(({ speaks }) => speaks);
    assert.equal(speaker.form, "quote");
    assert.match(words(await (await the.at.get(`/inbox/${first}`, { headers: as("léa") })).text()), other.speaks ? /./ : /Un autre envoi de cette personne dit mieux où elle en est/);
  });
});

describe("the airlock before sales", () => {
  const the = theWorker();

  it("B14, B15: the best are proposed, as many as there is room for; the others wait, and sales is told how congested it is", async () => {
    const posted = async (n, past) => {
      const all = [];
      for (let i = 0; i < n; i++) all.push((await the.at.lead(formOf(buyer(), past))).id);
      return all;
    };
    const gates = async (ids) => (await Promise.all(ids.map((id) => the.at.json(`/inbox/${id}.json`)))).map(({ next }) => next.gate);
    // without evidence a quote is worth less, and raises no hand
    const plain = await posted(14, null);
    assert.deepEqual(await gates(plain), [...Array(12).fill("human"), "capacity", "capacity"]);
    const raised = await posted(4, hot);
    assert.deepEqual(await gates(raised), ["human", "human", "human", "capacity"], "who asks goes a quarter beyond");
    const { congestion } = await the.at.json("/inbox.json");
    assert.deepEqual(congestion, { waiting: 3, taken: 15, leads: 12, percent: 25, per: "week" });
    assert.match(words(await the.at.text("/inbox")), /15 \/ 12 places prises cette semaine\s+25\u00a0% de congestion/);
    assert.match(words(await the.at.text("/inbox?lang=en")), /Congestion: 3 leads wait for a place, of 12 places this week\./);
    assert.deepEqual(await the.at.refused(raised[3], "accept"), [409, "Complet cette semaine, attend une place."]);
    assert.match(words(await the.at.text(`/inbox/${raised[3]}`)), /Complet cette semaine, attend une place/);
    // one goes back, and the best of those who wait has its place, though it came last
    await the.at.did(plain[0], "reject", { way: "mql:no-answer" });
    assert.deepEqual(await gates([...plain.slice(12), raised[3]]), ["capacity", "capacity", "human"]);
    assert.deepEqual((await the.at.json(`/inbox/${raised[3]}.json`)).history.map(({ what }) => what), ["released"]);
    // whom sales has taken keeps the place, also when it gives the lead back later
    await the.at.did(plain[1], "accept");
    await the.at.did(plain[1], "recycle", { way: "mql:no-answer" });
    assert.equal((await the.at.json("/inbox.json")).congestion.taken, 15);
  });
});
