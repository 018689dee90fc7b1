// The demo's worker under workerd: what is posted, what is stored, what is shown, and who may see it.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { openPlan } from "attise/plan";
import { asked } from "../node/lib/payload.mjs";
import { startDemo } from "../../www/serve.mjs";

const www = fileURLToPath(new URL("../../www/", import.meta.url));
const plan = openPlan(readFileSync(join(www, "plan.json"), "utf8"));
const scratch = mkdtempSync(join(tmpdir(), "attise-worker-"));
after(() => rmSync(scratch, { recursive: true }));

const now = Math.floor(Date.now() / 1000);
const view = (ago, path) => ({ at: now - ago, kind: "pageView", path });
const stay = (ago, path, seconds) => ({ at: now - ago, kind: "activeTime", path, seconds });
const sent = (ago, path, name) => ({ at: now - ago, kind: "formSubmit", path, name });
/** Each use of its payload is another form's: a payload counts once. */
function played(...signals) {
  const { payload, ...rest } = plan.play({ now, signals });
  return { ...rest, get payload() { return asked(payload, { draw: draws++ }); } };
}
let draws = 1;

const hot = played(view(600, "/tarifs"), stay(300, "/tarifs", 290), view(200, "/devis"), sent(90, "/devis", "quote"), stay(30, "/devis", 5));
const warm = played(view(600, "/produit"), view(500, "/comparatif"), view(400, "/tarifs"), stay(300, "/tarifs", 90), stay(200, "/tarifs", 15));
const cold = played(view(60, "/"));
/** Hot without having asked for anything but a webinar. */
const silent = played(view(600, "/produit"), view(500, "/comparatif"), view(400, "/tarifs"), stay(300, "/tarifs", 90), view(200, "/webinaire"), sent(90, "/webinaire", "webinar"));
const called = played(view(90, "/devis"), { at: now - 60, kind: "click", path: "/devis", name: "call-back@quote" });

const client = (demo) => {
  const get = (path, init) => fetch(demo.url + path, { redirect: "manual", ...init });
  const post = (body, init) => get("/lead", { method: "POST", body, ...init });
  const json = async (path) => (await get(path)).json();
  const idOf = (response) => response.headers.get("location")?.match(/^\/(?:merci|en\/thank-you)\/([\w-]{22})$/)?.[1];
  /** Posts, and gives the lead as stored. */
  const lead = async (body, init) => {
    const response = await post(body, init);
    assert.equal(response.status, 303, await response.text());
    return json(`/inbox/${idOf(response)}.json`);
  };
  return { get, post, json, idOf, lead, text: async (path) => (await get(path)).text(), count: async () => (await json("/inbox.json")).counts.all };
};

describe("posts", () => {
  let demo, at;
  before(async () => {
    demo = await startDemo({ port: 0, persist: false });
    at = client(demo);
  });
  after(() => demo.stop());

  const fields = { form: "quote", lang: "fr", name: "Claire Delaunay", email: "claire@example.org", phone: "06 12 34 56 78", company: "Ateliers & Cie", sector: "industrie", employees: "201", role: "Directrice achats" };

  it("stores a urlencoded post with the score that its evidence gives", async () => {
    const { payload } = hot;
    const stored = await at.lead(new URLSearchParams({ ...fields, attise: payload }));
    assert.equal(stored.trust, "consistent");
    assert.equal(stored.score, hot.reading.engagement);
    assert.equal(stored.temperature, "hot");
    assert.deepEqual(stored.fields, fields);
    assert.equal(stored.payload, payload);
    assert.equal(stored.verdict.plan.hash, plan.hash);
    assert.equal(stored.verdict.reading.receipt.reduce((sum, line) => sum + line.points, 0), stored.score);
    assert.equal(stored.verdict.reading.fitReceipt.reduce((sum, line) => sum + line.points, 0), stored.fit);
    assert.ok(Math.abs(Date.now() - Date.parse(stored.createdAt)) < 60_000);
  });

  it("stores a multipart post alike, and names the file that it does not keep", async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...fields, attise: hot.payload })) form.append(name, value);
    form.append("plan", new File(["x".repeat(3000)], "halls.pdf", { type: "application/pdf" }));
    const stored = await at.lead(form);
    assert.equal(stored.trust, "consistent");
    assert.equal(stored.score, hot.reading.engagement);
    assert.deepEqual(stored.fields, { ...fields, plan: "halls.pdf (3 KiB)" });
  });

  it("lists newest first, with the columns of the verdict", async () => {
    const { leads } = await at.json("/inbox.json");
    assert.equal(leads.length, await at.count());
    const [newest] = leads;
    assert.equal(newest.fields, undefined);
    assert.equal(newest.name, "Claire Delaunay");
    assert.equal(newest.company, "Ateliers & Cie");
    assert.equal(newest.quadrant, "q4");
    assert.match(newest.reasons.fr, /devis demandé \(\+\d+\)/);
  });

  it("keeps a post without payload, labelled absent", async () => {
    const stored = await at.lead(new URLSearchParams(fields));
    assert.deepEqual([stored.trust, stored.score, stored.payload], ["absent", 0, null]);
    assert.deepEqual(stored.fields, fields);
  });

  it("keeps a post with a broken payload, labelled malformed", async () => {
    for (const attise of ["!!!", "A", hot.payload.slice(0, -3), "A".repeat(5000)]) {
      const stored = await at.lead(new URLSearchParams({ ...fields, attise }));
      assert.deepEqual([stored.trust, stored.score, stored.name], ["malformed", 0, "Claire Delaunay"], attise.slice(0, 20));
    }
  });

  it("keeps a post whose hidden field comes twice, labelled malformed", async () => {
    const body = new URLSearchParams({ ...fields, attise: hot.payload });
    body.append("attise", hot.payload);
    const stored = await at.lead(body);
    assert.deepEqual([stored.trust, stored.trustReason, stored.score], ["malformed", "duplicate_payload", 0]);
    assert.deepEqual(stored.fields, fields);
  });

  it("keeps a post of 300 KiB with its fields, labelled too large", async () => {
    const message = "é".repeat(150 * 1024);
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...fields, message, attise: hot.payload })) form.append(name, value);
    const stored = await at.lead(form);
    assert.deepEqual([stored.trust, stored.trustReason, stored.email], ["malformed", "too_large", "claire@example.org"]);
    assert.equal(stored.fields.message, message);
  });

  it("says so when a post is over 4 MiB, and keeps its start", async () => {
    const before = await at.count();
    const response = await at.post(new URLSearchParams({ ...fields, message: "x".repeat(5 << 20) }));
    assert.equal(response.status, 413);
    assert.match(await response.text(), /il n’a été gardé qu’en partie/);
    assert.equal(await at.count(), before + 1);
    const [newest] = (await at.json("/inbox.json")).leads;
    assert.equal(newest.email, "claire@example.org");
    const { fields: kept, rawBytes } = await at.json(`/inbox/${newest.id}.json`);
    assert.match(kept.message, /^x{1000,}… \[\d+\]$/);
    assert.equal(rawBytes, 65536);
  });

  it("keeps bytes that are no form at all", async () => {
    for (const [type, body] of [["text/plain", "call me: 06"], ["multipart/form-data; boundary=b", "--b\r\nbroken"], ["image/png", "\u0089PNG"]]) {
      const stored = await at.lead(body, { headers: { "content-type": type } });
      assert.deepEqual([stored.trust, stored.trustReason, stored.fields], ["malformed", "unreadable", {}], type);
      assert.equal(stored.rawBytes, new TextEncoder().encode(body).length);
      assert.match(await at.text(`/inbox/${stored.id}`), /Aucun champ lisible/);
    }
  });

  it("keeps an empty post and strange field names", async () => {
    assert.equal((await at.lead(null)).trust, "absent");
    const stored = await at.lead(new URLSearchParams([["__proto__", "x"], ["constructor", "y"], ["form", "toString"], ["lang", "__proto__"], ["name", "a\u0000b\u202e\r\n  c"]]));
    assert.deepEqual(Object.entries(stored.fields).slice(0, 2), [["__proto__", "x"], ["constructor", "y"]]);
    assert.deepEqual([stored.name, stored.form, stored.lang], ["a b\u202e c", "toString", "fr"]);
    assert.equal((await at.get(`/inbox/${stored.id}`)).status, 200);
    assert.equal((await at.get(`/merci/${stored.id}`)).status, 200);
  });

  it("shows HTML in a field as text, everywhere", async () => {
    const evil = `<img src=x onerror=alert(1)>"'&</title><!--main-->$&`;
    const escaped = "&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;&lt;/title&gt;&lt;!--main--&gt;$&amp;";
    const stored = await at.lead(new URLSearchParams({ form: evil, lang: "fr", name: evil, company: evil, email: evil, phone: evil, need: evil, [evil]: evil, attise: evil }));
    assert.equal(stored.name, evil);
    assert.equal(stored.fields[evil], evil);
    const list = await at.text("/inbox");
    assert.ok(list.includes(`<bdi>${escaped}</bdi></a></h2>`));
    const detail = await at.text(`/inbox/${stored.id}`);
    assert.ok(detail.includes(`<title>${escaped} · Attise</title>`));
    assert.ok(detail.includes(`<dt>${escaped}</dt><dd><bdi>${escaped}</bdi></dd>`));
    for (const page of [list, detail, await at.text(`/merci/${stored.id}`)]) assert.ok(!page.includes("<img src=x"));
    assert.ok(!detail.includes('href="mailto:'));
  });

  it("answers with a redirect, so that a reload posts nothing", async () => {
    const before = await at.count();
    const response = await at.post(new URLSearchParams({ ...fields, lang: "en", attise: hot.payload }));
    const path = response.headers.get("location");
    assert.equal(response.status, 303);
    assert.match(path, /^\/en\/thank-you\/[\w-]{22}$/);
    for (let i = 0; i < 3; i += 1) {
      const page = await at.get(path);
      assert.equal(page.status, 200);
      assert.equal(page.headers.get("cache-control"), "no-store");
    }
    assert.equal(await at.count(), before + 1);
  });

  it("thanks according to form and verdict, in both languages", async () => {
    const cases = [
      ["quote", hot, { phone: "06" }, "call", "Nous vous rappelons", "We will call you back"],
      ["quote", hot, {}, "write", "Convenons d’un rappel", "Let us arrange a call"],
      // Who refused the measure has asked all the same.
      ["quote", cold, { phone: "06" }, "call", "Nous vous rappelons", "We will call you back"],
      ["quote", hot, { phone: "06", role: "Étudiante" }, "compare", "Assister au webinaire", "Join the webinar"],
      ["webinar", called, { phone: "06" }, "call", "Nous vous rappelons", "We will call you back"],
      // Nobody is called who has not asked for it, however hot.
      ["webinar", silent, { phone: "06" }, "ask", "Et si vous en parliez à un ingénieur", "Would it help to talk to an engineer?"],
      ["white-paper", hot, { phone: "06" }, "ask", "Et si vous en parliez à un ingénieur", "Would it help to talk to an engineer?"],
      ["webinar", warm, {}, "compare", "Pour comparer sereinement", "To compare at leisure"],
      ["webinar", cold, {}, "discover", "Recevoir le guide", "Get the guide"],
      ["white-paper", cold, {}, "discover", "/fichiers/guide.fr.pdf", "/fichiers/guide.en.pdf"],
      ["careers", hot, { phone: "06" }, "application", "Votre candidature est bien reçue", "Your application has arrived"],
    ];
    for (const [form, journey, more, step, fr, en] of cases) {
      for (const [lang, words] of [["fr", fr], ["en", en]]) {
        const { id } = await at.lead(new URLSearchParams({ form, lang, email: "a@example.org", ...more, attise: journey.payload }));
        const page = await at.text(`${lang === "fr" ? "/merci" : "/en/thank-you"}/${id}`);
        assert.ok(page.includes(`data-step="${step}"`), `${form} ${step}`);
        assert.ok(page.includes(words), words);
        assert.match(page, new RegExp(`<html lang="${lang}">`));
        assert.match(page, /class="brand"/, "in the site's shell");
      }
    }
  });

  it("shows a receipt whose lines add up to the score", async () => {
    const { id, score } = await at.lead(new URLSearchParams({ ...fields, attise: warm.payload }));
    const detail = await at.text(`/inbox/${id}`);
    const running = [...detail.matchAll(/<td role="cell" class="number running">([^<]*)<\/td>/g)].map((match) => Number(match[1].replace("−", "-")));
    assert.equal(running.at(-2), score);
    assert.equal(running.at(-1), score);
    assert.match(detail, new RegExp(`<td role="cell" class="number total">${score}</td>`));
    assert.ok(!detail.includes('role="alert"'));
    assert.match(await at.text(`/inbox/${id}?lang=en`), /Where the score comes from/);
  });

  it("filters and sorts the inbox", async () => {
    const { counts } = await at.json("/inbox.json");
    const { leads: hots } = await at.json("/inbox.json?temperature=hot&limit=500");
    assert.equal(hots.length, counts.hot);
    assert.ok(hots.every((lead) => lead.temperature === "hot"));
    const { leads: waiting } = await at.json("/inbox.json?next=human&limit=500");
    assert.equal(waiting.length, counts.waiting);
    assert.ok(waiting.length > 0 && waiting.every((lead) => lead.next.gate === "human"));
    const { leads: best } = await at.json("/inbox.json?sort=best&limit=500");
    // Proposed to sales, then by warmth; who is no lead comes last.
    const rank = ({ disqualified, next, temperature }) => (disqualified.length > 0 ? 6 : next ? 0 : 3) + ["hot", "warm", "cold"].indexOf(temperature);
    assert.deepEqual(best.map(rank), best.map(rank).toSorted());
    assert.deepEqual([...new Set(best.map((lead) => Math.floor(rank(lead) / 3)))], [0, 1, 2]);
    const { leads: second } = await at.json("/inbox.json?limit=2&page=2");
    assert.deepEqual(second.map(({ id }) => id), (await at.json("/inbox.json?limit=4")).leads.slice(2).map(({ id }) => id));
    for (const odd of ["limit=0", "limit=-1", "page=0", "page=99999999999", "sort='", "temperature=;"]) {
      assert.equal((await at.get(`/inbox?${odd}`)).status, 200, odd);
    }
  });

  it("has the security headers on every page, the site's and its own", async () => {
    const { id } = await at.lead(new URLSearchParams(fields));
    for (const path of ["/", "/tarifs", "/en/", "/nowhere", `/merci/${id}`, "/inbox", `/inbox/${id}`, "/lead"]) {
      const { headers } = await at.get(path);
      assert.match(headers.get("content-type"), /^text\/html/, path);
      assert.equal(
        headers.get("content-security-policy"),
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
        path,
      );
      assert.equal(headers.get("x-content-type-options"), "nosniff", path);
      assert.equal(headers.get("referrer-policy"), "strict-origin-when-cross-origin", path);
    }
  });

  it("answers other methods and addresses plainly", async () => {
    assert.equal((await at.get("/lead")).status, 405);
    assert.equal((await at.get("/inbox", { method: "POST" })).status, 405);
    assert.equal((await at.get("/merci/none")).status, 404);
    assert.equal((await at.get("/_shell.fr")).status, 404);
    assert.equal((await at.get("/inbox/none")).status, 404);
    assert.deepEqual(await (await at.get("/inbox/none.json")).json(), { error: "no such lead" });
    assert.equal((await at.get("/inbox", { method: "HEAD" })).status, 200);
  });
});

describe("what the plan says of a lead", () => {
  let demo, at, leads;
  before(async () => {
    demo = await startDemo({ port: 0, persist: false });
    at = client(demo);
    leads = await demo.mf.getD1Database("DB");
  });
  after(() => demo.stop());

  const claire = {
    form: "quote", lang: "fr", name: "Claire Delaunay", email: "claire@example.org", phone: "01 99 00 12 34", company: "Ateliers du Nord",
    role: "Responsable HSE", sector: "industrie", employees: "201", need: "Huit salles", budget: "15000", timing: "3", authority: "decideur",
  };
  const posted = (more, payload) => at.lead(new URLSearchParams({ ...claire, ...more, ...(payload && { attise: payload.payload }) }));
  /** What people read of a page: its words, without what came from the visitor in raw. */
  const words = (html) => html.replace(/^[^]*<main/, "<main").replace(/<pre[^]*?<\/pre>/g, "").replace(/<[^>]+>/g, " ").replace(/&#39;/g, "'").replace(/ +/g, " ");
  const read = async (id, lang = "fr") => words(await at.text(`/inbox/${id}?lang=${lang}`));
  /** The lead as it stands once people have done something: what a later verdict would say. */
  const later = async ({ id, payload, fields }, facts) => {
    const verdict = plan.explain({ payload, fields, now: Date.now(), facts });
    await leads.prepare("UPDATE leads SET verdict = ? WHERE id = ?").bind(JSON.stringify(verdict), id).run();
  };
  const has = (text, ...parts) => parts.forEach((part) => assert.ok(text.includes(part), `${part}\n${text}`));
  const hasNot = (text, ...parts) => parts.forEach((part) => assert.ok(!text.includes(part), `${part}\n${text}`));

  it("who has raised a hand is called first: with stage, gate, delay, mark, persona, in both languages", async () => {
    const { id, mark, persona, raised, next } = await posted({}, hot);
    assert.deepEqual([mark, persona, raised, next], ["A1", "hse", ["quote-form"], { stage: "sql", gate: "human" }]);
    const list = words(await at.text("/inbox"));
    has(list, "Main levée\u00a0: Devis demandé", "À rappeler sous 4\u00a0h", "Lead commercial (SQL)\u00a0: un commercial décide", "Sas avant les ventes", "Note A1 Cible et intéressé", "Santé et sécurité (HSE)");
    has(words(await at.text("/inbox?lang=en")), "Hand raised: Quote requested", "Call back within 4\u00a0h", "Sales qualified lead (SQL): a salesperson decides", "Airlock before sales", "Mark A1 Good fit, interested", "Health and safety (HSE)");
    has(await read(id), "À rappeler sous 4\u00a0h", "Commerciaux\u00a0· appel ou e-mail\u00a0· sous 4\u00a0h", "Lire la demande avant d’appeler", "Phase d’achat Décision", "Ce que l’on sait 3 / 3", "Budget déclaré", "Échéance déclarée", "15\u202f000 à 50\u202f000\u00a0€");
    has(await read(id, "en"), "Sales\u00a0· call or e-mail\u00a0· within 4\u00a0h", "Read the request before calling", "Phase of purchase Decision", "What is known 3 / 3", "Budget declared", "€15,000 to €50,000");
    assert.match(await at.text(`/inbox/${id}`), /href="tel:0199001234"/);
  });

  it("shows names for people, never an id of the plan", async () => {
    const { id } = await posted({}, hot);
    const source = JSON.parse(readFileSync(join(www, "plan.json"), "utf8"));
    const named = [...source.stages, ...source.criteria, ...source.fit, ...source.personas, ...source.segments, ...source.disqualifiers].map((one) => one.id);
    for (const text of [words(await at.text("/inbox")), await read(id), await read(id, "en")]) {
      // An id of several words, or of one that is nobody's name for it.
      for (const one of named.filter((one) => one.includes("-") || ["sas", "sql", "mql", "mcl", "hse"].includes(one))) assert.doesNotMatch(text, new RegExp(`(?<![\\w-])${one}(?![\\w-])`), one);
    }
  });

  it("a quote from someone who refused the measure waits for sales too, and without a number one writes", async () => {
    const { id, trust, score, next } = await posted({ phone: " " });
    assert.deepEqual([trust, score, next], ["absent", 0, { stage: "sql", gate: "human" }]);
    has(await read(id), "À recontacter par e-mail sous 4\u00a0h", "Devis sans téléphone");
    assert.doesNotMatch(await at.text(`/inbox/${id}`), /href="tel:/);
  });

  it("who has not asked is not called: the contact policy hides the number's link", async () => {
    const { id, stage, contact, next } = await posted({ form: "webinar" }, silent);
    assert.deepEqual([stage, contact, next], ["sas", "noCall", null]);
    has(await read(id), "Proposer un rappel par écrit sous 1\u00a0jour", "Par écrit seulement, sans appel", "Mûr, n’a rien demandé");
    has(await read(id, "en"), "Offer a call in writing within 1\u00a0day", "In writing only, no call");
    const page = await at.text(`/inbox/${id}`);
    assert.doesNotMatch(page, /href="tel:/);
    assert.match(page, /href="mailto:/);
  });

  it("who is no lead is shown with the reason, however hot, and nothing is to be sold", async () => {
    const { id, stage, disqualified, raised } = await posted({ role: "Stagiaire HSE" }, hot);
    assert.deepEqual([stage, disqualified.map((one) => one.id), raised], ["mcl", ["applicant"], ["quote-form"]]);
    has(words(await at.text("/inbox")), "Pas un lead\u00a0: candidat ou stagiaire");
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
    assert.doesNotMatch(await at.text(`/inbox/${lead.id}`), /href="tel:/);
    assert.match(await at.text(`/merci/${lead.id}`), /data-step="write"/);
    assert.equal((await at.json("/inbox.json?next=human&limit=500")).leads.some(({ id }) => id === lead.id), false);
  });

  it("what people have opened and verified is shown", async () => {
    const lead = await posted({}, hot);
    await later(lead, { opened: { sql: "human" }, verified: ["budget", "authority", "need", "timing"] });
    has(await read(lead.id), "À rappeler sous 4\u00a0h", "Opportunité\u00a0: à confirmer de vive voix", "Budget vérifié", "Décision vérifiée");
    has(await read(lead.id, "en"), "Opportunity: to be confirmed in conversation", "Authority verified");
    await later(lead, { opened: { sql: "human" } });
    has(await read(lead.id), "À rappeler sous 4\u00a0h Lire la demande avant d’appeler");
    const [first] = (await at.json("/inbox.json?sort=best")).leads.filter(({ next }) => next === null);
    assert.equal(first.id, lead.id, "whom sales has taken comes before all who wait for nothing");
  });

  it("still shows the verdicts of an earlier version", async () => {
    const { id, verdict } = await posted({ form: "webinar", phone: "" }, warm);
    const { at: when, engagement, temperature, receipt, fit, coverage, fitReceipt, grade, quadrant, stage, next, owner, offers } = verdict.reading;
    const early = { ...verdict, reading: { at: when, engagement, temperature, receipt, fit, coverage, fitReceipt, grade, quadrant, stage, next, owner, offers } };
    await leads.prepare("UPDATE leads SET verdict = ? WHERE id = ?").bind(JSON.stringify(early), id).run();
    has(await read(id), "Lead marketing (MQL)", "Inviter au prochain webinaire sous 2\u00a0jours");
    for (const path of ["/inbox", "/inbox?sort=best", "/inbox.json", `/inbox/${id}.json`, `/merci/${id}`]) assert.equal((await at.get(path)).status, 200, path);
  });

  it("knows every answer that the site's lists can give", async () => {
    const { fields } = JSON.parse(readFileSync(join(www, "plan.json"), "utf8"));
    const asked = new Set();
    for (const path of ["/devis", "/en/quote", "/webinaire", "/livre-blanc", "/carrieres", "/ressources"]) {
      const page = await at.text(path);
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

describe("who may see the inbox", () => {
  const status = (url, path, host) =>
    new Promise((resolve, reject) => {
      const asked = httpRequest(url + path, { headers: { host } }, (answer) => answer.resume().on("end", () => resolve(answer.statusCode)));
      asked.on("error", reject).end();
    });

  it("without a password: the local machine only", async (t) => {
    const demo = await startDemo({ port: 0, persist: false });
    t.after(() => demo.stop());
    const { port } = new URL(demo.url);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) assert.equal(await status(demo.url, "/inbox", host), 200, host);
    for (const path of ["/inbox", "/inbox/", "/inbox.json", "/inbox/x", "/inbox/x.json"]) {
      for (const host of ["leads.example", "localhost.example", "127.0.0.1.example", "192.168.1.10", "0.0.0.0"]) {
        assert.equal(await status(demo.url, path, host), 403, `${host}${path}`);
      }
    }
    assert.equal(await status(demo.url, "/", "leads.example"), 200);
  });

  it("with a password: those who know it, from anywhere", async (t) => {
    const demo = await startDemo({ port: 0, persist: false, password: "flamme:é" });
    t.after(() => demo.stop());
    const ask = (pair) => fetch(`${demo.url}/inbox`, { headers: pair === undefined ? {} : { authorization: `Basic ${Buffer.from(pair).toString("base64")}` } });
    const refused = await ask();
    assert.equal(refused.status, 401);
    assert.equal(refused.headers.get("www-authenticate"), 'Basic realm="Attise", charset="UTF-8"');
    for (const pair of ["sales:", "sales:flamme", "flamme:é", ":flamme:é ", ""]) assert.equal((await ask(pair)).status, 401, pair);
    for (const pair of ["sales:flamme:é", ":flamme:é"]) assert.equal((await ask(pair)).status, 200, pair);
  });
});

describe("when something fails", () => {
  it("without a database the visitor is thanked and the fields are in the log", async (t) => {
    const logged = [];
    const demo = await startDemo({ port: 0, persist: false, log: (level, message) => logged.push(`${level} ${message}`) });
    t.after(() => demo.stop());
    await (await demo.mf.getD1Database("DB")).prepare("DROP TABLE leads").run();
    const { payload } = hot;
    const response = await client(demo).post(new URLSearchParams({ form: "quote", lang: "fr", email: "kept@example.org", attise: payload }));
    assert.equal(response.status, 202);
    assert.match(await response.text(), /Il est gardé dans notre journal de secours/);
    const line = logged.find((text) => text.includes("lead not stored"));
    assert.ok(line?.startsWith("error "), logged.join("\n"));
    assert.ok(line.includes("kept@example.org") && line.includes(payload));
    const thanks = await client(demo).get("/merci/AAAAAAAAAAAAAAAAAAAAAA");
    assert.equal(thanks.status, 200);
    assert.match(await thanks.text(), /Votre message est bien arrivé/);
  });

  it("without an engine the lead is stored, labelled", async (t) => {
    const worker = join(scratch, "worker");
    cpSync(join(www, "dist/worker"), worker, { recursive: true });
    // A module that compiles and holds nothing.
    writeFileSync(join(worker, "full.wasm"), Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]));
    const demo = await startDemo({ port: 0, persist: false, worker, log: () => {} });
    t.after(() => demo.stop());
    const at = client(demo);
    const { payload } = hot;
    const stored = await at.lead(new URLSearchParams({ form: "quote", lang: "fr", name: "Ana", email: "ana@example.org", attise: payload }));
    assert.deepEqual([stored.trust, stored.score, stored.name, stored.payload], ["engine_unavailable", 0, "Ana", payload]);
    assert.equal((await at.get(`/merci/${stored.id}`)).status, 200);
    assert.match(await at.text(`/inbox/${stored.id}`), /Score indisponible/);
  });
});

describe("the server", () => {
  it("keeps the leads over a restart", async () => {
    const persist = join(scratch, "d1");
    let demo = await startDemo({ port: 0, persist });
    const { id } = await client(demo).lead(new URLSearchParams({ form: "quote", name: "Ana" }));
    await demo.stop();
    demo = await startDemo({ port: 0, persist });
    try {
      assert.equal((await client(demo).json(`/inbox/${id}.json`)).name, "Ana");
    } finally {
      await demo.stop();
    }
  });

  it("says so when the port is taken", async (t) => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    t.after(() => other.close());
    const { port } = other.address();
    await assert.rejects(startDemo({ port, persist: false }), {
      message: `port ${port} is taken: stop what runs there, or choose another with PORT=${port + 1}`,
    });
  });

  it("prints its two addresses and ends well on Ctrl-C", async () => {
    const demo = spawn(process.execPath, [join(www, "serve.mjs")], { env: { ...process.env, PORT: "0", ATTISE_DATA: join(scratch, "cli") } });
    let output = "";
    demo.stdout.setEncoding("utf8").on("data", (chunk) => (output += chunk));
    demo.stderr.setEncoding("utf8").on("data", (chunk) => (output += chunk));
    while (!output.includes("/inbox\n")) await once(demo.stdout, "data");
    assert.match(output, /^site {3}http:\/\/127\.0\.0\.1:(\d+)\/\ninbox {2}http:\/\/127\.0\.0\.1:\1\/inbox\n$/);
    demo.kill("SIGINT");
    demo.kill("SIGINT");
    const [code] = await once(demo, "exit");
    assert.equal(code, 0, output);
  });
});
