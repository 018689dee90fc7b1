// The seal's cookie: who gets one, for how long, and what becomes of the page's caching; the keys, and what is wrong with them.
import assert from "node:assert/strict";
import { inspect } from "node:util";
import { describe, it } from "node:test";
import { KeysError, openKeys, qualify, seal, sealed } from "attise/edge";
import { BEGIN, cookieOf, get, keys, keyText, NOW, opened, post, said, visited } from "./lib/sealed.mjs";

const DAY = 86_400;
const GONE = "__Host-attise=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax";
const given = (request, options = {}) => seal(request, { keys, consent: true, now: NOW, ...options });
const seen = async (cookie) => (await qualify(post(cookie), { plan: opened, keys, now: NOW })).verdict.seal;
const lasts = (cookie) => Number(/Max-Age=(\d+)/.exec(cookie)[1]);

describe("seal", () => {
  it("is a cookie that no script reads, of this host alone, far below 1 KiB", () => {
    const cookie = given(get());
    assert.match(cookie, /^__Host-attise=[\w-]{48}; Path=\/; Max-Age=2592000; HttpOnly; Secure; SameSite=Lax$/);
    assert.notEqual(given(get()), cookie, "each has random bits of its own");
  });

  it("keeps when the visitor was first seen, and counts the pages that are served", async () => {
    assert.deepEqual(await seen(visited([BEGIN, BEGIN + 100_000, NOW])), { firstSeen: BEGIN / 1000, served: NOW / 1000, views: 3 });
    const double = `${visited()}; ${visited()}`;
    assert.deepEqual(await seen(cookieOf(given(get(double)))), { firstSeen: NOW / 1000, served: NOW / 1000, views: 1 }, "an ambiguous pair is no past");
  });

  it("counts no page that is fetched in advance, and none that is no page", async () => {
    for (const purpose of ["prefetch", "prefetch;prerender", "prefetch;anonymous-client-ip"]) {
      const cookie = cookieOf(given(get(visited([BEGIN]), { "sec-purpose": purpose })));
      assert.deepEqual(await seen(cookie), { firstSeen: BEGIN / 1000, served: BEGIN / 1000, views: 1 }, purpose);
    }
    assert.deepEqual(await seen(cookieOf(given(get(), { view: false }))), { firstSeen: NOW / 1000, served: NOW / 1000, views: 0 });
  });

  it("P3: without consent there is none, and one that is there is taken back", () => {
    for (const consent of [false, undefined, "no", 1]) {
      assert.equal(given(get(), { consent }), null);
      assert.equal(given(get(visited()), { consent }), GONE);
    }
    assert.equal(given(get(visited()), { consent: false, keys: undefined }), GONE, "whether there are keys or not");
  });

  it("P3: with Global Privacy Control there is none, and one that is there is taken back", () => {
    assert.equal(given(get("", { "sec-gpc": "1" })), null);
    assert.equal(given(get(visited(), { "sec-gpc": "1" })), GONE);
    assert.notEqual(given(get("", { "sec-gpc": "0" })), null);
  });

  it("E14: there is none without keys", () => {
    assert.equal(given(get(), { keys: undefined }), null);
  });

  it("never lasts beyond 395 days from the first page, however often it is renewed", async () => {
    assert.equal(lasts(given(get(), { maxAge: 395 * DAY })), 395 * DAY);
    const old = visited([NOW - 390 * DAY * 1000]);
    assert.equal(lasts(given(get(old))), 5 * DAY);
    const over = visited([NOW - 395 * DAY * 1000]);
    assert.deepEqual(said(await qualify(post(over), { plan: opened, keys, now: NOW })).slice(0, 2), ["unverified", "bad_seal"]);
    assert.equal((await seen(cookieOf(given(get(over))))).firstSeen, NOW / 1000, "then it begins anew");
  });

  it("says what is wrong with its settings", () => {
    for (const maxAge of [0, -1, 1.5, NaN, Infinity, 395 * DAY + 1, "60"]) {
      assert.throws(() => given(get(), { maxAge }), { name: "RangeError", message: `maxAge: expected whole seconds from 1 to 34128000, found \`${maxAge}\`` });
    }
    const text = { name: "TypeError", message: "keys: expected what `openKeys` gives, found text" };
    assert.throws(() => given(get(), { keys: keyText(1, 1) }), text);
    return assert.rejects(qualify(post(""), { plan: opened, keys: keyText(1, 1) }), text);
  });
});

describe("sealed", () => {
  const page = (headers = {}, status = 200) => new Response(status === 304 ? null : "<h1>Prices</h1>", { status, headers: { "content-type": "text/html", ...headers } });
  const dress = (response, request = get()) => sealed(response, request, { keys, consent: true, now: NOW });

  it("B4: gives a page of a shared cache its cookie, and takes it out of all caches before this visitor", async () => {
    const cached = page({ "cache-control": "public, max-age=2592000", "cdn-cache-control": "max-age=2592000", "surrogate-control": "max-age=9", etag: '"1"', "set-cookie": "a=1" });
    const response = dress(cached);
    assert.equal(await response.text(), "<h1>Prices</h1>");
    const { "set-cookie": _, ...headers } = Object.fromEntries(response.headers);
    assert.deepEqual(headers, { "cache-control": "private, no-cache", "content-type": "text/html", etag: '"1"' });
    assert.deepEqual(response.headers.getSetCookie().map((cookie) => cookie.slice(0, 14)), ["a=1", "__Host-attise="]);
    assert.equal(dress(page({ "cache-control": "no-store" })).headers.get("cache-control"), "no-store");
  });

  it("gives one to pages that are shown, also unchanged ones, and to nothing else", () => {
    const has = (response, request) => dress(response, request).headers.has("set-cookie");
    assert.equal(has(page()), true);
    assert.equal(has(page({ "content-type": "text/html; charset=utf-8" }), get("", { "sec-fetch-dest": "document" })), true);
    assert.equal(has(new Response(null, { status: 304 }), get("", { "sec-fetch-dest": "document" })), true);
    assert.equal(has(new Response(null, { status: 304 }), get("", { "sec-fetch-dest": "image" })), false);
    assert.equal(has(page({ "content-type": "text/css" })), false);
    assert.equal(has(page({}, 404)), false);
    assert.equal(has(new Response(null, { status: 302, headers: { location: "/" } })), false);
    assert.equal(has(page(), get("", { "sec-fetch-dest": "empty" })), false);
    assert.equal(has(page(), new Request("https://example.org/", { method: "HEAD" })), false);
  });

  it("P3: leaves a page without consent as it is, or takes the cookie back with it", () => {
    const plain = page({ "cache-control": "public, max-age=60" });
    assert.equal(sealed(plain, get(), { keys, consent: false }), plain);
    const back = sealed(plain, get(visited()), { keys, consent: false });
    assert.deepEqual([back.headers.get("set-cookie"), back.headers.get("cache-control")], [GONE, "private, no-cache"]);
  });
});

describe("openKeys", () => {
  const short = `1:${Buffer.alloc(31, 1).toString("base64url")}`;

  it("E14: tells all that is wrong at once, and quotes no key", () => {
    assert.throws(() => openKeys(`${short},300:${short.slice(2)}=`), (error) => {
      assert.ok(error instanceof KeysError);
      const help = "(`npx attise key` prints a fresh key)";
      assert.equal(error.message, [
        `keys[0].key: expected at least 32 bytes, found \`31\` ${help}`,
        `keys[1].id: expected a whole number from 0 to 255 ${help}`,
        `keys[1].key: expected base64url text without padding ${help}`,
      ].join("\n"));
      assert.deepEqual(error.problems.map(({ path }) => path), ["keys[0].key", "keys[1].id", "keys[1].key"]);
      return true;
    });
    assert.throws(() => openKeys(""), { name: "KeysError", message: "keys[0]: expected `ID:KEY`, found nothing (`npx attise key` prints a fresh key)" });
    assert.throws(() => openKeys(7), { name: "TypeError", message: "keys: expected text, found a number" });
  });

  it("E14: gives no keys for no secret: there is no default", () => {
    assert.equal(openKeys(undefined), undefined);
  });

  it("shows no key when it is printed or stored", () => {
    const ring = openKeys(keyText(5, 65));
    for (const shown of [String(ring), inspect(ring, { depth: 9, showHidden: true }), JSON.stringify({ ring }), JSON.stringify(Object.keys(ring))]) {
      assert.doesNotMatch(shown, /QUFB/);
    }
  });
});
