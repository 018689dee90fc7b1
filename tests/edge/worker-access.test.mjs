// Who may see the demo's inbox, and whose acts it takes.
import assert from "node:assert/strict";
import { request as httpRequest } from "node:http";
import { describe, it } from "node:test";
import { join } from "node:path";
import { startDemo } from "../../www/serve.mjs";
import { buyer, client, formOf, hot, theWorker, www } from "./lib/demo.mjs";
import { bundled } from "./lib/source.mjs";

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
    for (const header of ["x-forwarded-for", "forwarded", "via"]) {
      assert.equal((await fetch(`${demo.url}/inbox`, { headers: { [header]: "1.2.3.4" } })).status, 403, `${header}: behind a proxy everyone is local`);
    }
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

describe("whose acts the inbox takes", () => {
  const the = theWorker();

  it("only those that come from a page of its own, as browsers say", async () => {
    const { id } = await the.at.lead(formOf(buyer(), hot));
    const act = (headers) => the.at.get(`/inbox/${id}/accept`, { method: "POST", body: new URLSearchParams({}), headers });
    const { origin } = new URL(the.demo.url);
    const foreign = [{}, { origin: "https://evil.example" }, { origin: "null" }, { origin: `${origin}.evil.example` }, { origin, "sec-fetch-site": "cross-site" }, { origin, "sec-fetch-site": "same-site" }, { "sec-fetch-site": "none" }];
    for (const headers of foreign) {
      const response = await act(headers);
      assert.equal(response.status, 403, JSON.stringify(headers));
      assert.match(await response.text(), /Rien n’a été fait/);
    }
    assert.equal((await the.at.json(`/inbox/${id}.json`)).version, 1);
    assert.equal((await act({ origin })).status, 303);
    const other = await the.at.lead(formOf(buyer(), hot));
    assert.equal((await the.at.get(`/inbox/${other.id}/accept`, { method: "POST", headers: { "sec-fetch-site": "same-origin" } })).status, 303);
  });

  it("none by reading: a GET changes nothing", async () => {
    const { id } = await the.at.lead(formOf(buyer(), hot));
    const dump = async () => JSON.stringify(await Promise.all(["leads", "people", "audit", "forwards"].map((table) => the.db.prepare(`SELECT * FROM ${table}`).all().then(({ results }) => results))));
    const before = await dump();
    for (const path of ["/inbox", "/inbox?lang=en", `/inbox/${id}`, `/inbox/${id}?done=accept`, `/inbox/${id}/accept`, `/inbox/${id}/retry`, "/inbox/leads.csv", "/inbox/outcomes.csv", "/inbox/contents", "/inbox.json"]) await the.at.get(path, { headers: { origin: the.demo.url } });
    assert.equal(await dump(), before);
  });

  it("of leads that there are, and acts that there are", async () => {
    const { id } = await the.at.lead(formOf(buyer(), hot));
    assert.equal((await the.at.act("none", "accept")).status, 404);
    for (const act of ["constructor", "delete", "toString"]) assert.equal((await the.at.act(id, act)).status, 405, act);
    assert.equal((await the.at.get(`/inbox/${id}/accept`, { method: "POST", body: "{", headers: { origin: the.demo.url, "content-type": "multipart/form-data" } })).status, 303, "no fields are no fields");
  });
});

describe("wrong passwords", () => {
  const the = theWorker({ password: "flamme" });
  const ask = (password, client) => the.at.get("/inbox", { headers: { authorization: `Basic ${Buffer.from(`léa:${password}`).toString("base64")}`, "cf-connecting-ip": client } });

  it("slow down who sends them, and nobody else", async () => {
    for (let i = 0; i < 10; i++) assert.equal((await ask("falsch", "192.0.2.1")).status, 401);
    const slowed = await ask("flamme", "192.0.2.1");
    assert.equal(slowed.status, 429);
    assert.equal(slowed.headers.get("retry-after"), "1");
    assert.match(await slowed.text(), /Trop de mots de passe faux/);
    assert.equal((await ask("flamme", "192.0.2.2")).status, 200);
    await the.db.prepare("UPDATE attempts SET last = last - 2000").run();
    assert.equal((await ask("flamme", "192.0.2.1")).status, 200);
    for (let i = 0; i < 3; i++) assert.equal((await ask("falsch", "192.0.2.1")).status, 401, "the right one begins anew");
  });

  it("make each next try wait twice as long, a minute at most, and are forgotten in an hour", async (t) => {
    const { waitOf, failed } = await bundled(t, join(www, "worker/attempts.ts"));
    const waits = [];
    for (let i = 1; i <= 18; i++) {
      await failed(the.db, "192.0.2.9", 1000);
      waits.push(await waitOf(the.db, "192.0.2.9", 1000));
    }
    assert.deepEqual(waits, [0, 0, 0, 0, 0, 0, 0, 0, 0, 1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000, 60000]);
    assert.equal(await waitOf(the.db, "192.0.2.9", 1000 + 3_600_001), 0);
  });
});

describe("a login of Cloudflare Access", () => {
  const RS256 = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const pair = () => crypto.subtle.generateKey({ ...RS256, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }, true, ["sign", "verify"]);
  const part = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
  const now = Date.parse("2026-11-28T10:00:00Z");
  const claims = { iss: "https://orvane.cloudflareaccess.com", aud: ["tag"], email: "lea@orvane.example", exp: now / 1000 + 600, nbf: now / 1000 - 5 };

  async function signed({ privateKey }, head, body) {
    const text = `${part(head)}.${part(body)}`;
    return `${text}.${Buffer.from(await crypto.subtle.sign(RS256, privateKey, Buffer.from(text))).toString("base64url")}`;
  }

  it("opens the inbox if it is signed by the team, for this application, and in time; nothing else does", async (t) => {
    const { accessUser } = await bundled(t, join(www, "worker/access-jwt.ts"));
    const [ours, theirs] = await Promise.all([pair(), pair()]);
    const jwk = { ...(await crypto.subtle.exportKey("jwk", ours.publicKey)), kid: "one" };
    const options = { team: "orvane", audience: "tag", now, keys: async () => [jwk] };
    const user = async (body = {}, head = {}, key = ours) => accessUser(await signed(key, { alg: "RS256", kid: "one", ...head }, { ...claims, ...body }), options);
    assert.equal(await user(), "lea@orvane.example");
    assert.equal(await user({ aud: "tag" }), "lea@orvane.example");
    assert.equal(await user({ email: undefined, common_name: "script.access" }), "script.access");
    const wrong = {
      "another key": [{}, {}, theirs],
      "another application": [{ aud: ["other"] }],
      "another team": [{ iss: "https://evil.cloudflareaccess.com" }],
      "too late": [{ exp: now / 1000 - 61 }],
      "no end": [{ exp: undefined }],
      "too early": [{ nbf: now / 1000 + 120 }],
      "nobody": [{ email: "" }],
      "an unknown key": [{}, { kid: "two" }],
      "no signature asked for": [{}, { alg: "none" }],
      "a key as a password": [{}, { alg: "HS256" }],
    };
    for (const [what, args] of Object.entries(wrong)) assert.equal(await user(...args), null, what);
    const token = await signed(ours, { alg: "RS256", kid: "one" }, claims);
    const [head, , signature] = token.split(".");
    for (const bad of ["", ".", "..", "a.b.c", `${head}.${part({ ...claims, email: "x@y.example" })}.${signature}`, token.slice(0, -2), `${token}.x`, `${head}..${signature}`]) assert.equal(await accessUser(bad, options), null, bad.slice(0, 40));
    assert.equal(await accessUser(token, { ...options, keys: () => Promise.reject(new Error("no network")) }), null);
  });

  it("the header alone opens nothing, and is not looked at unless Access is set up", async (t) => {
    const demo = await startDemo({ port: 0, persist: false, scheduled: false, password: "flamme" });
    t.after(() => demo.stop());
    const { get } = client(demo);
    assert.equal((await get("/inbox", { headers: { "cf-access-jwt-assertion": "a.b.c", "cf-access-authenticated-user-email": "lea@orvane.example" } })).status, 401);
  });
});
