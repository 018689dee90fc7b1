// The demo's worker under workerd: what is posted, what is stored, what is shown.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startDemo } from "../../www/serve.mjs";
import { called, client, cold, hot, plan, silent, warm } from "./lib/demo.mjs";

describe("posts", () => {
  let demo, at;
  before(async () => {
    demo = await startDemo({ port: 0, persist: false, scheduled: false });
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
    await at.lead(new URLSearchParams({ ...fields, email: "other@example.org", attise: hot.payload }));
    const { leads } = await at.json("/inbox.json?sort=newest");
    assert.deepEqual(leads.map(({ email, posts }) => [email, posts]), [["other@example.org", 1], ["claire@example.org", 2]]);
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
    const response = await at.post(new URLSearchParams({ ...fields, email: "long@example.org", message: "x".repeat(5 << 20) }));
    assert.equal(response.status, 413);
    assert.match(await response.text(), /il n’a été gardé qu’en partie/);
    assert.equal(await at.count(), before + 1);
    const [newest] = (await at.json("/inbox.json?sort=newest")).leads;
    assert.equal(newest.email, "long@example.org");
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
    const madeUp = { name: "azerty azerty", email: "x@mailinator.com", phone: "0000000000", company: "aaaa" };
    for (const [more, past] of [[{}, hot], [madeUp, hot], [{ form: "webinar", email: "warm@example.org" }, warm], [{ form: "webinar", email: "cold@example.org" }, cold], [{ email: "out@example.org", role: "Stagiaire" }, hot]]) {
      await at.lead(new URLSearchParams({ ...fields, ...more, attise: past.payload }));
    }
    const { counts } = await at.json("/inbox.json");
    const { leads: hots } = await at.json("/inbox.json?temperature=hot&limit=500");
    assert.equal(hots.length, counts.hot);
    assert.ok(hots.every((lead) => lead.temperature === "hot"));
    const { leads: waiting } = await at.json("/inbox.json?next=human&limit=500");
    assert.equal(waiting.length, counts.waiting);
    assert.ok(waiting.length > 0 && waiting.every((lead) => lead.next.gate === "human"));
    const { leads: best } = await at.json("/inbox.json?limit=500");
    // Proposed to sales, then by warmth; then what looks made up; who is no lead comes last.
    const rank = ({ disqualified, route, suspicion, next, temperature }) =>
      (disqualified.length > 0 ? 9 : route === "review" && suspicion > 0 ? 6 : next?.gate === "human" ? 0 : 3) + ["hot", "warm", "cold"].indexOf(temperature);
    assert.deepEqual(best.map(rank), best.map(rank).toSorted((a, b) => a - b));
    assert.deepEqual([...new Set(best.map((lead) => Math.floor(rank(lead) / 3)))], [0, 1, 2, 3]);
    const shy = best.find(({ name }) => name === "azerty azerty");
    assert.match(await at.text(`/inbox/${shy.id}`), /todo look"><p class="todo-title">À regarder avant d’appeler</);
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
    assert.equal((await at.get("/inbox", { method: "POST", headers: { origin: demo.url } })).status, 405);
    assert.equal((await at.get("/merci/none")).status, 404);
    assert.equal((await at.get("/_shell.fr")).status, 404);
    assert.equal((await at.get("/inbox/none")).status, 404);
    assert.deepEqual(await (await at.get("/inbox/none.json")).json(), { error: "no such lead" });
    assert.equal((await at.get("/inbox", { method: "HEAD" })).status, 200);
  });
});
