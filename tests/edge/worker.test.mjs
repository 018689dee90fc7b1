// The demo's worker under workerd: what is posted, what is stored, what is shown, and who may see it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { openPlan } from "attise/plan";
import { startDemo } from "../../www/serve.mjs";

const www = fileURLToPath(new URL("../../www/", import.meta.url));
const plan = openPlan(readFileSync(join(www, "plan.json"), "utf8"));
const scratch = mkdtempSync(join(tmpdir(), "attise-worker-"));
after(() => rmSync(scratch, { recursive: true }));

const now = Math.floor(Date.now() / 1000);
const view = (ago, path) => ({ at: now - ago, kind: "pageView", path });
const stay = (ago, path, seconds) => ({ at: now - ago, kind: "activeTime", path, seconds });
const sent = (ago, path, name) => ({ at: now - ago, kind: "formSubmit", path, name });
const played = (...signals) => plan.play({ now, signals });

const hot = played(view(600, "/tarifs"), stay(300, "/tarifs", 290), view(200, "/devis"), sent(90, "/devis", "quote"), stay(30, "/devis", 5));
const warm = played(view(600, "/produit"), view(500, "/comparatif"), view(400, "/tarifs"), stay(300, "/tarifs", 90), stay(200, "/tarifs", 15));
const cold = played(view(60, "/"));

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
    const stored = await at.lead(new URLSearchParams({ ...fields, attise: hot.payload }));
    assert.equal(stored.trust, "consistent");
    assert.equal(stored.score, hot.reading.engagement);
    assert.equal(stored.temperature, "hot");
    assert.deepEqual(stored.fields, fields);
    assert.equal(stored.payload, hot.payload);
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
      ["white-paper", hot, { phone: "06" }, "ask", "Et si vous en parliez à un ingénieur", "Would it help to talk to an engineer?"],
      ["webinar", warm, {}, "compare", "Pour comparer sereinement", "To compare at leisure"],
      ["quote", cold, {}, "discover", "Recevoir le guide", "Get the guide"],
      ["white-paper", cold, {}, "discover", "/fichiers/guide.fr.pdf", "/fichiers/guide.en.pdf"],
      ["careers", hot, { phone: "06" }, "application", "Votre candidature est bien reçue", "Your application has arrived"],
    ];
    for (const [form, { payload }, more, step, fr, en] of cases) {
      for (const [lang, words] of [["fr", fr], ["en", en]]) {
        const { id } = await at.lead(new URLSearchParams({ form, lang, email: "a@example.org", ...more, attise: payload }));
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
    const rank = { hot: 0, warm: 1, cold: 2 };
    const { leads: best } = await at.json("/inbox.json?sort=best&limit=500");
    for (const [i, lead] of best.slice(1).entries()) assert.ok(rank[best[i].temperature] <= rank[lead.temperature]);
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
    const response = await client(demo).post(new URLSearchParams({ form: "quote", lang: "fr", email: "kept@example.org", attise: hot.payload }));
    assert.equal(response.status, 202);
    assert.match(await response.text(), /Il est gardé dans notre journal de secours/);
    const line = logged.find((text) => text.includes("lead not stored"));
    assert.ok(line?.startsWith("error "), logged.join("\n"));
    assert.ok(line.includes("kept@example.org") && line.includes(hot.payload));
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
    const stored = await at.lead(new URLSearchParams({ form: "quote", lang: "fr", name: "Ana", email: "ana@example.org", attise: hot.payload }));
    assert.deepEqual([stored.trust, stored.score, stored.name, stored.payload], ["engine_unavailable", 0, "Ana", hot.payload]);
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
