// The demo's worker under workerd, with keys: it seals the pages of those who have consented, and counts a payload once.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { d1Replays, openKeys } from "attise/edge";
import { openPlan } from "attise/plan";
import { startDemo } from "../../www/serve.mjs";
import { asked } from "../node/lib/payload.mjs";

const plan = openPlan(readFileSync(new URL("../../www/plan.json", import.meta.url), "utf8"));
const keys = `1:${Buffer.alloc(32, 1).toString("base64url")}`;
const ANSWER = "orvane-consent=yes";

describe("the sealed demo", () => {
  let demo;
  before(async () => (demo = await startDemo({ port: 0, persist: false, keys })));
  after(() => demo.stop());
  const get = (path, cookie = "", headers = {}) => fetch(demo.url + path, { headers: { ...(cookie && { cookie }), ...headers }, redirect: "manual" });
  const consent = (answer, cookie = "", headers = {}) =>
    fetch(`${demo.url}/consent?answer=${answer}`, { method: "POST", headers: { ...(cookie && { cookie }), ...headers } });
  const sealOf = (response) => response.headers.getSetCookie().find((cookie) => cookie.startsWith("__Host-attise="));
  const posted = async (cookie, draw) => {
    const now = Math.floor(Date.now() / 1000);
    const { payload } = plan.play({ now, signals: [{ at: now, kind: "pageView", path: "/tarifs" }] });
    const body = new URLSearchParams({ form: "quote", lang: "fr", name: "Ana", email: "ana@example.org", attise: asked(payload, { form: "quote", draw }) });
    const response = await fetch(`${demo.url}/lead`, { method: "POST", body, headers: cookie ? { cookie } : {}, redirect: "manual" });
    assert.equal(response.status, 303);
    const { verdict } = await (await get(`/inbox/${response.headers.get("location").split("/").at(-1)}.json`)).json();
    return verdict;
  };

  it("seals nothing before consent, pages after it, and no staff page", async () => {
    assert.equal(sealOf(await get("/tarifs")), undefined);
    const page = await get("/tarifs", ANSWER);
    assert.match(sealOf(page), /^__Host-attise=[\w-]{48}; Path=\/; Max-Age=2592000; HttpOnly; Secure; SameSite=Lax$/);
    assert.equal(page.headers.get("cache-control"), "private, no-cache");
    assert.match(page.headers.get("content-security-policy"), /default-src 'self'/);
    const unchanged = await get("/tarifs", ANSWER, { "if-none-match": page.headers.get("etag") });
    assert.deepEqual([unchanged.status, sealOf(unchanged) !== undefined], [304, true]);
    for (const path of ["/inbox", "/assets/site.css", "/nowhere"]) assert.equal(sealOf(await get(path, ANSWER)), undefined, path);
  });

  it("P3: consent is told to the edge, and taking it back takes the seal back", async () => {
    const yes = await consent("yes");
    assert.deepEqual([yes.status, yes.headers.getSetCookie().length], [204, 2]);
    const no = await consent("no", `${ANSWER}; ${sealOf(yes).split(";")[0]}`);
    assert.deepEqual(no.headers.getSetCookie().map((cookie) => /Max-Age=0/.test(cookie)), [true, true]);
    assert.match(sealOf(await get("/tarifs", sealOf(yes).split(";")[0])), /^__Host-attise=; .*Max-Age=0/, "a page without consent takes it back too");
    assert.equal(sealOf(await consent("yes", "", { "sec-gpc": "1" })), undefined);
    assert.equal((await consent("yes", "", { "sec-fetch-site": "cross-site" })).status, 403);
    assert.equal((await get("/consent")).status, 405);
  });

  it("verifies the post of a visitor whom it has seen, and bounds that of one whom it has not", async () => {
    const cookie = sealOf(await consent("yes")).split(";")[0];
    const verified = await posted(cookie, 1);
    assert.deepEqual([verified.trust, verified.replay, verified.seal.views], ["verified", "fresh", 0]);
    const unseen = await posted("", 2);
    assert.deepEqual([unseen.trust, unseen.trustReason, unseen.seal], ["unverified", "no_seal", null]);
    const quick = await posted(sealOf(await get("/devis", `${ANSWER}; ${cookie}`)).split(";")[0], 3);
    assert.deepEqual([quick.trust, quick.trustReason, quick.reading.engagement], ["unverified", "automated", 0], "B2: served and sent in an instant");
  });

  it("E7: D1 remembers a payload, and each is first once", async () => {
    const replays = d1Replays(await demo.mf.getD1Database("DB"));
    const firsts = await Promise.all(Array.from({ length: 20 }, () => replays.first("e7", 60)));
    assert.equal(firsts.filter(Boolean).length, 1);
    assert.deepEqual([await replays.first("over", 0), await replays.first("over", 60), await replays.first("over", 60)], [true, true, false]);
  });

  it("E14: a wrong secret seals nothing, is told in the log, and loses no lead", async () => {
    const logged = [];
    const wrong = await startDemo({ port: 0, persist: false, keys: "1:c2hvcnQ", log: (level, message) => logged.push(message) });
    try {
      assert.throws(() => openKeys("1:c2hvcnQ"), { name: "KeysError" });
      const body = new URLSearchParams({ form: "quote", lang: "fr", email: "ana@example.org" });
      const response = await fetch(`${wrong.url}/lead`, { method: "POST", body, redirect: "manual", headers: { cookie: ANSWER } });
      assert.equal(response.status, 303);
      assert.equal(sealOf(await fetch(`${wrong.url}/tarifs`, { headers: { cookie: ANSWER } })), undefined);
      assert.ok(logged.some((line) => /ATTISE_KEYS[\s\S]*found `5`/.test(line)), logged.join("\n"));
    } finally {
      await wrong.stop();
    }
  });
});
