// How far the edge believes a payload: through whole requests, with the seal that its own pages gave.
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { describe, it } from "node:test";
import { memoryReplays, openKeys, qualify, seal, sealed } from "attise/edge";
import { draws } from "./lib/draws.mjs";
import { asked, signed, varint } from "./lib/payload.mjs";
import { BEGIN, cookieOf, get, keys, keyText, lead, NOW, opened, payload, played, post, said, visited } from "./lib/sealed.mjs";

const DAY = 86_400_000;
const ask = (request, options = {}) => qualify(request, { plan: opened, keys, now: NOW, ...options });
const HOT = ["verified", null, 40, "hot"];
const bounded = (reason) => ["unverified", reason, 29, "warm"];

describe("what the edge saw", () => {
  it("confirms what the page says of itself", async () => {
    const found = await ask(post(visited()), { form: "quote" });
    assert.deepEqual(said(found), HOT);
    assert.deepEqual(found.verdict.reading, played.reading);
    assert.deepEqual(found.verdict.seal, { firstSeen: BEGIN / 1000, served: BEGIN / 1000 + 300, views: 2 });
    assert.deepEqual(found.fields, lead);
  });

  it("E14: is nothing without keys, and a possible claim is then consistent", async () => {
    for (const none of [undefined, openKeys(undefined)]) {
      const found = await ask(post(visited()), { keys: none });
      assert.deepEqual([...said(found), found.verdict.seal], ["consistent", null, 40, "hot", null]);
    }
  });

  it("E10: cannot be known without the cookie: the form counts whole, behaviour up to a share", async () => {
    for (const source of [post(""), post("other=1"), { ...lead, attise: payload }]) {
      const found = await ask(source);
      assert.deepEqual([...said(found), found.verdict.seal], [...bounded("no_seal"), null]);
      assert.equal(found.verdict.reading.fit, played.reading.fit);
      assert.equal(found.verdict.reading.receipt.reduce((sum, { points }) => sum + points, 0), 29);
    }
  });

  it("E11: is not looked at twice: of two cookies of one name none counts, nor one of 5 KB; other cookies do not matter", async () => {
    const cookie = visited();
    assert.deepEqual(said(await ask(post(`${cookie}; ${visited([BEGIN])}`))), bounded("ambiguous_seal"));
    assert.deepEqual(said(await ask(post(`__Host-attise=${"A".repeat(5000)}`))), bounded("bad_seal"));
    assert.deepEqual(said(await ask(post(`jar=${"x".repeat(8000)}; ${cookie}; a=b`))), HOT);
  });

  it("stays out of the verdict on who has opted out", async () => {
    const found = await ask(post(visited(), { headers: { "sec-gpc": "1" } }), { replays: memoryReplays() });
    assert.deepEqual([...said(found), found.verdict.seal, found.verdict.replay], ["absent", "global_privacy_control", 0, "cold", null, null]);
  });
});

describe("tampering", () => {
  it("E1: each single bit of the payload flipped: detected, and the lead is kept", async () => {
    const bytes = Buffer.from(payload, "base64url");
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const forged = Buffer.from(bytes);
      forged[bit >> 3] ^= 1 << (bit & 7);
      const found = await ask(post(visited(), { attise: forged.toString("base64url") }));
      assert.deepEqual([found.verdict.trust, found.verdict.reading.engagement, found.fields], ["malformed", 0, lead], `bit ${bit}`);
    }
    for (let bit = 0; bit < payload.length * 8; bit++) {
      const forged = Buffer.from(payload);
      forged[bit >> 3] ^= 1 << (bit & 7);
      const { verdict, fields } = await ask(post(visited(), { attise: forged.toString("latin1") }));
      assert.deepEqual([verdict.trust, fields], ["malformed", lead], `bit ${bit} of the text`);
    }
  });

  it("E1: each single bit of the cookie flipped: detected, and the lead is kept", async () => {
    const [name, value] = visited().split("=");
    const bytes = Buffer.from(value, "base64url");
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const forged = Buffer.from(bytes);
      forged[bit >> 3] ^= 1 << (bit & 7);
      const found = await ask(post(`${name}=${forged.toString("base64url")}`));
      assert.deepEqual([said(found), found.fields], [bounded("bad_seal"), lead], `bit ${bit}`);
    }
  });

  it("E2: a tag cut to 0 … 15 bytes is none", async () => {
    const [name, value] = visited().split("=");
    const bytes = Buffer.from(value, "base64url");
    for (let left = bytes.length - 16; left < bytes.length; left++) {
      assert.deepEqual(said(await ask(post(`${name}=${bytes.subarray(0, left).toString("base64url")}`))), bounded("bad_seal"), `${left} bytes`);
    }
  });

  it("E3: keys change under traffic, on one machine after the other, and no visitor is failed", async () => {
    const { below } = draws(3);
    const [old, fresh] = [keyText(1, 1), keyText(2, 2)];
    const steps = [old, `${old},${fresh}`, `${fresh},${old}`, fresh].map((text) => openKeys(text));
    let asks = 0;
    for (let step = 0; step < steps.length; step++) {
      // While a step is rolled out, a request meets a machine that has it, or one that has not.
      const machine = () => steps[Math.max(0, step - below(2))];
      for (let visitor = 0; visitor < 200; visitor++) {
        let cookie = "";
        for (const now of [BEGIN, BEGIN + 200_000, BEGIN + 400_000]) {
          cookie = cookieOf(seal(get(cookie), { keys: machine(), consent: true, now }));
        }
        const found = await ask(post(cookie), { keys: machine() });
        assert.deepEqual([said(found), found.verdict.seal.views], [HOT, 3]);
        asks++;
      }
    }
    assert.equal(asks, 800);
    // Once it is retired, the old key opens nothing.
    assert.deepEqual(said(await ask(post(visited()), { keys: steps[3] })), bounded("bad_seal"));
  });

  it("E8: a payload of another form, of another visitor, or under another host's seal is unverified", async () => {
    assert.deepEqual(said(await ask(post(visited()), { form: "contact" })), bounded("other_form"));
    assert.deepEqual(said(await ask(post(visited([BEGIN + 301_000])))), bounded("older_than_seal"));
    const elsewhere = visited(undefined, { url: "https://shop.example.org/" });
    assert.deepEqual(said(await ask(post(elsewhere))), bounded("bad_seal"));
    assert.deepEqual(said(await ask(post(elsewhere, { url: "https://shop.example.org/lead" }))), HOT);
  });

  it("E9: numbers that are none are malformed, and the lead is kept", async () => {
    for (const attise of ["NaN", "-1", "1e999", "18446744073709551615"]) {
      const body = `{"email":"a@example.org","employees":"120","attise":${attise === "NaN" ? '"NaN"' : attise}}`;
      const request = new Request("https://example.org/lead", { method: "POST", body, headers: { "content-type": "application/json" } });
      const found = await ask(request);
      assert.deepEqual([found.verdict.trust, found.fields], ["malformed", lead], attise);
    }
    const head = Buffer.from(payload, "base64url").subarray(0, 18);
    for (const numbers of [[2n ** 64n - 1n, 1, 0], [2n ** 32n, 1, 0], [1, 2n ** 32n, 0], [1, 1, 2n ** 63n]]) {
      const found = await ask(post(visited(), { attise: signed([...head, ...numbers.flatMap(varint)]) }));
      assert.deepEqual(said(found), ["malformed", "damaged", 0, "cold"], String(numbers));
    }
  });

  it("E9: a hundred thousand random lies without a seal: never above the share, never hot", async () => {
    const { below, pick } = draws(9);
    const bytes = Buffer.from(payload, "base64url");
    const head = bytes.subarray(0, 17);
    const counters = opened.decode(payload).counters.map(({ key }) => [...Buffer.from(key, "hex")].reverse());
    const number = () => pick([below(5), below(4000), below(2 ** 32), 2 ** 32 - 1]);
    let believed = 0;
    for (let lie = 0; lie < 100_000; lie++) {
      const body = [...head, below(3), ...[number(), number(), number()].flatMap(varint)];
      for (let many = below(4); many > 0; many--) {
        body.push(...pick(counters), ...varint(BigInt(number()) << 2n | 1n), ...varint(pick([BigInt(number()) << 16n, 2n ** 64n - 1n])));
      }
      const { verdict: { trust, reading } } = await ask({ attise: signed(body) });
      assert.equal(trust, "unverified");
      assert.ok(reading.engagement <= 29 && reading.temperature !== "hot");
      assert.equal(reading.receipt.reduce((sum, { points }) => sum + points, 0), reading.engagement);
      believed += reading.engagement > 0;
    }
    assert.ok(believed > 10_000, "most lies are cut down, not thrown away");
  });

  it("E12: a payload of the version before or after is malformed by name, one of another plan is read by the edge's rules", async () => {
    for (const version of [0, 2, 255]) {
      const body = Buffer.from(payload, "base64url").subarray(0, -2);
      body[0] = version;
      assert.deepEqual(said(await ask(post(visited(), { attise: signed(body) }))), ["malformed", `unknown_version_${version}`, 0, "cold"]);
    }
    const body = Buffer.from(payload, "base64url").subarray(0, -2);
    body.writeUInt32LE(1, 1);
    const unknown = signed([...body, 0xff, 0xff, 0xff, ...varint(9 << 2)]);
    assert.deepEqual(said(await ask(post(visited(), { attise: unknown }))), ["verified", "other_plan", 40, "hot"]);
  });
});

describe("time", () => {
  it("F6: a form left open for three days keeps its lead and its points, with a label; after a week the payload has expired", async () => {
    const at = async (later) => said(await ask(post(visited()), { now: NOW + later }));
    assert.deepEqual(await at(DAY / 2 - 400_000), HOT);
    assert.deepEqual(await at(3 * DAY), ["verified", "stale", 40, "hot"]);
    assert.deepEqual(await at(7 * DAY), ["verified", "stale", 40, "hot"]);
    assert.deepEqual(await at(7 * DAY + 1000), ["expired", null, 29, "warm"]);
  });

  it("F6: the clocks of page and edge may be five minutes apart", async () => {
    const early = (seconds) => ask(post(visited([BEGIN - seconds * 1000])), { now: NOW - seconds * 1000 });
    assert.deepEqual(said(await early(300)), HOT);
    assert.deepEqual(said(await early(301)), bounded("issued_in_the_future"));
  });
});

const html = { headers: { "content-type": "text/html; charset=utf-8" } };

describe("no hands", () => {
  it("B2: a perfect payload and seal that come back in 300 ms are automated, and behaviour counts for nothing", async () => {
    const cookie = visited([BEGIN, NOW - 300]);
    assert.deepEqual(said(await ask(post(cookie))), ["unverified", "automated", 0, "cold"]);
    const { verdict, fields } = await ask(post(cookie));
    assert.deepEqual([verdict.reading.receipt, fields, verdict.reading.fit], [[], lead, played.reading.fit]);
  });

  it("B3: a scanner that opens a link, runs the page and sends its form, without an input, is automated", async () => {
    const untouched = asked(payload, { form: "quote", touched: false });
    for (const options of [{}, { keys: undefined }, { form: "quote", replays: memoryReplays() }]) {
      assert.deepEqual(said(await ask(post(visited(), { attise: untouched }), options)), ["unverified", "automated", 0, "cold"]);
    }
  });

  it("B4: of a page that a CDN has kept for thirty days, the seal has the time of this visitor", async () => {
    const cached = () => new Response("<h1>Prices</h1>", { headers: { ...html.headers, age: "2592000", "cache-control": "public, max-age=2592000" } });
    const served = (now) => cookieOf(sealed(cached(), get(""), { keys, consent: true, now }).headers.get("set-cookie"));
    assert.deepEqual(said(await ask(post(served(NOW - 1000)))), ["unverified", "automated", 0, "cold"]);
    const found = await ask(post(served(BEGIN)));
    assert.deepEqual([said(found), found.verdict.seal.served], [HOT, BEGIN / 1000]);
  });
});

describe("replay", () => {
  it("E7: the same token posted 100 times is fresh once and replayed 99 times, and no lead is lost", async () => {
    const replays = memoryReplays();
    const found = await Promise.all(Array.from({ length: 100 }, () => ask(post(visited()), { replays })));
    assert.deepEqual(found.filter(({ verdict }) => verdict.replay === "fresh").map(said), [HOT]);
    assert.equal(found.filter(({ verdict }) => verdict.replay === "replayed").length, 99);
    for (const each of found) if (each.verdict.replay === "replayed") assert.deepEqual(said(each), ["replayed", null, 29, "warm"]);
    assert.ok(found.every(({ fields }) => fields.email === lead.email));
  });

  it("E7: without a store nobody knows, and the label says so", async () => {
    for (let i = 0; i < 3; i++) assert.equal((await ask(post(visited()))).verdict.replay, "replay_unchecked");
    assert.equal((await ask(post(visited(), { attise: null }))).verdict.replay, null);
    assert.equal((await ask(post(visited(), { attise: "!" }))).verdict.replay, null);
  });

  it("F5: two forms of a page have payloads of their own, and a double click is told", async () => {
    const replays = memoryReplays();
    const other = asked(played.payload, { form: "guide", draw: 8 });
    const replay = async (attise) => (await ask(post(visited(), { attise }), { replays })).verdict.replay;
    assert.deepEqual([await replay(payload), await replay(payload)], ["fresh", "replayed"]);
    assert.deepEqual([await replay(other), await replay(other)], ["fresh", "replayed"]);
    // The second click of a second later: the same nonce in a payload that is a second older.
    const later = opened.play({ start: BEGIN / 1000, now: 601, signals: [{ at: 0, kind: "pageView", path: "/pricing" }, { at: 500, kind: "formSubmit", name: "quote" }] });
    assert.equal(await replay(asked(later.payload, { form: "quote", draw: 7 })), "replayed");
  });

  it("E7: a store that throws, lies or never answers loses and delays no lead", async (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const stores = [() => { throw new Error("down"); }, () => Promise.reject(new Error("down")), async () => "yes", () => new Promise(() => {})];
    for (const first of stores) {
      const asked = ask(post(visited()), { replays: { first } });
      for (let turn = 0; turn < 50; turn++) await Promise.resolve();
      await new Promise(setImmediate);
      t.mock.timers.tick(500);
      const found = await asked;
      assert.deepEqual([said(found), found.verdict.replay], [HOT, "replay_unchecked"]);
    }
  });
});
