// `qualify` in Node: every way to send a form, and everything that a visitor may send wrong.
import assert from "node:assert/strict";
import test from "node:test";
import { openPlan, PlanError, qualify, unavailable } from "attise/edge";
import { journey, plan } from "./lib/tiny.mjs";

const opened = openPlan(plan);
const { payload, reading } = opened.play(journey);
const now = reading.at * 1000;
const lead = { email: "a@example.org", employees: "120" };
const sent = { ...lead, attise: payload };
const post = (body, headers = {}) => new Request("https://example.org/lead", { method: "POST", body, headers });
const form = (entries) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(entries)) data.append(name, value);
  return data;
};

const ways = {
  urlencoded: () => post(new URLSearchParams(sent)),
  multipart: () => post(form(sent)),
  JSON: () => post(JSON.stringify(sent), { "content-type": "application/json; charset=utf-8" }),
  query: () => new Request(`https://example.org/lead?${new URLSearchParams(sent)}`),
  FormData: () => form(sent),
  object: () => sent,
};
for (const [name, source] of Object.entries(ways)) {
  test(`a lead sent as ${name} is scored as in the page`, async () => {
    const { verdict, fields } = await qualify(source(), { plan: opened, now });
    assert.equal(verdict.trust, "consistent");
    assert.deepEqual(fields, lead);
    assert.deepEqual(verdict.reading, reading);
    assert.equal(verdict.reading.receipt.reduce((sum, { points }) => sum + points, 0), verdict.reading.engagement);
  });
}

test("P4: of a browser with Global Privacy Control only the form counts, whatever the page claims", async () => {
  const { verdict, fields, body } = await qualify(post(new URLSearchParams(sent), { "sec-gpc": "1" }), { plan: opened, now });
  assert.deepEqual([verdict.trust, verdict.trustReason, verdict.evidence], ["absent", "global_privacy_control", null]);
  assert.deepEqual([verdict.reading.engagement, verdict.reading.receipt, verdict.reading.fit], [0, [], reading.fit]);
  assert.deepEqual(fields, lead);
  assert.equal(new TextDecoder().decode(body), new URLSearchParams(sent).toString());
  const { verdict: other } = await qualify(post(new URLSearchParams(sent), { "sec-gpc": "0" }), { plan: opened, now });
  assert.equal(other.trust, "consistent");
});

test("the body is kept as it came", async () => {
  const text = new URLSearchParams(sent).toString();
  const { body } = await qualify(post(text, { "content-type": "application/x-www-form-urlencoded" }), { plan: opened, now });
  assert.equal(new TextDecoder().decode(body), text);
});

test("a lead without a payload is absent, and its fields count", async () => {
  const { verdict } = await qualify(lead, { plan: opened, now });
  assert.deepEqual([verdict.trust, verdict.trustReason, verdict.reading.fit, verdict.evidence], ["absent", null, 10, null]);
});

const malformed = {
  "a payload that is none": [() => ({ ...lead, attise: "hello world" }), "not_base64url"],
  "two payloads": [() => post(new URLSearchParams([...Object.entries(sent), ["attise", payload]])), "duplicate_payload"],
  "a payload sent as a file": [() => form({ ...lead, attise: new Blob([payload]) }), "file_payload"],
  "a payload that is an object": [() => post('{"email":"a@example.org","employees":120,"attise":{"a":1}}', { "content-type": "application/json" }), "not_base64url"],
};
for (const [name, [source, reason]] of Object.entries(malformed)) {
  test(`${name} is malformed, and the lead is kept`, async () => {
    const { verdict, fields } = await qualify(source(), { plan: opened, now });
    assert.deepEqual([verdict.trust, verdict.trustReason], ["malformed", reason]);
    assert.deepEqual(fields, lead);
    assert.equal(verdict.reading.fit, 10);
  });
}

const unreadable = {
  "multipart cut short": () => post("--x\r\ncontent-disposition: form-data; name=", { "content-type": "multipart/form-data; boundary=x" }),
  "multipart without a boundary": () => post("email=a", { "content-type": "multipart/form-data" }),
  "broken JSON": () => post('{"email":', { "content-type": "application/json" }),
  "JSON that is no object": () => post("[1,2]", { "content-type": "application/json" }),
  "plain text": () => post("hello", { "content-type": "text/plain" }),
  "no content type": () => post(new Uint8Array([1, 2, 3])),
};
for (const [name, source] of Object.entries(unreadable)) {
  test(`${name} is malformed, with its bytes kept`, async () => {
    const { verdict, fields, body } = await qualify(source(), { plan: opened, now });
    assert.deepEqual([verdict.trust, verdict.trustReason, fields], ["malformed", "unreadable", {}]);
    assert.ok(body.length > 0);
  });
}

test("a body above 256 KiB is kept but not parsed", async () => {
  const text = new URLSearchParams({ ...sent, message: "x".repeat(256 * 1024) }).toString();
  const { verdict, fields, body } = await qualify(post(text, { "content-type": "application/x-www-form-urlencoded" }), { plan: opened, now });
  assert.deepEqual([verdict.trust, verdict.trustReason, fields, body.length], ["malformed", "too_large", {}, text.length]);
});

const bytesOf = async (body) => Buffer.from(await new Response(body).arrayBuffer());
const large = Buffer.alloc(10 * 1024 * 1024 + 1, "0123456789");
const inChunks = (headers = {}) =>
  new Request("https://example.org/lead", { method: "POST", body: new Blob([large]).stream(), duplex: "half", headers });

test("E6: a body above 10 MiB is not kept, and can be forwarded to the last byte", async () => {
  for (const request of [inChunks(), inChunks({ "content-length": String(large.length) })]) {
    const { verdict, fields, body } = await qualify(request, { plan: opened, now });
    assert.deepEqual([verdict.trust, verdict.trustReason, fields], ["malformed", "too_large", {}]);
    assert.ok(body instanceof ReadableStream);
    assert.ok(large.equals(await bytesOf(body)));
  }
});

test("E6: a body of 100 MB that announces itself is not begun, one that does not is read as far as it is kept", async () => {
  let given = 0;
  const endless = (headers) => {
    given = 0;
    const pull = (controller) => void controller.enqueue(new Uint8Array(1 << 16)) ?? given++;
    return new Request("https://example.org/lead", { method: "POST", body: new ReadableStream({ pull }, { highWaterMark: 0 }), duplex: "half", headers });
  };
  assert.equal((await qualify(endless({ "content-length": "100000000" }), { plan: opened, now })).verdict.trustReason, "too_large");
  assert.equal(given, 0);
  const { body } = await qualify(endless({}), { plan: opened, now });
  assert.ok(given <= 162, `${given} chunks of 64 KiB`);
  await body.cancel();
});

test("a visitor who leaves halfway is malformed, not an error", async () => {
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(10));
      controller.error(new Error("gone"));
    },
  });
  const request = new Request("https://example.org/lead", { method: "POST", body, duplex: "half" });
  const { verdict } = await qualify(request, { plan: opened, now });
  assert.deepEqual([verdict.trust, verdict.trustReason], ["malformed", "unreadable"]);
});

test("what a host makes of JSON may hold anything", async () => {
  for (const text of ['{"attise":{"toString":1}}', '{"email":{"toString":1}}', '{"attise":[{}]}', "null", "[]", "5"]) {
    const { fields } = await qualify(JSON.parse(text), { plan: opened, now });
    assert.deepEqual(fields, {}, text);
  }
});

test("a form or a request of another realm is one too", async () => {
  const { runInNewContext } = await import("node:vm");
  const foreign = (object) => new Proxy(object, { getPrototypeOf: () => runInNewContext("Object.prototype"), get: (target, name) => (typeof target[name] === "function" ? target[name].bind(target) : target[name]) });
  for (const source of [foreign(form(sent)), foreign(post(new URLSearchParams(sent)))]) {
    assert.ok(!(source instanceof FormData || source instanceof Request));
    const { verdict, fields } = await qualify(source, { plan: opened, now });
    assert.deepEqual([verdict.trust, fields], ["consistent", lead]);
  }
});

test("E6: fields given as an object or a form are capped like those of a body", async () => {
  const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`f${i}`, "1"]));
  for (const source of [many, { email: "a", message: "x".repeat(1 << 20) }, form({ email: "a", message: "x".repeat(256 * 1024) })]) {
    const { verdict, fields } = await qualify(source, { plan: opened, now });
    assert.deepEqual([verdict.trust, verdict.trustReason], ["malformed", "too_large"]);
    assert.ok(Object.keys(fields).length <= 1000);
  }
});

test("the verdict looks at the first 8,192 characters of a field, and the field is kept whole", async () => {
  const phone = "0".repeat(10_000);
  const { verdict, fields } = await qualify({ ...lead, phone }, { plan: opened, now });
  assert.equal(fields.phone, phone);
  assert.equal(verdict.reading.fitReceipt.find(({ field }) => field === "phone").value, phone.slice(0, 8192));
});

test("W9: a form of a page without JavaScript is absent, and judged by its fields", async () => {
  const { verdict, fields } = await qualify(post(new URLSearchParams({ ...lead, attise: "" })), { plan: opened, now });
  assert.deepEqual([verdict.trust, verdict.trustReason, verdict.reading.engagement, verdict.reading.fit], ["absent", null, 0, 10]);
  assert.deepEqual(fields, lead);
});

test("fields with odd names and values do no harm", async () => {
  const odd = { ...sent, __proto__x: "1", constructor: "2", "": "3", "é\u0000": "\ud800" };
  const source = post(JSON.stringify(odd).replace("__proto__x", "__proto__"), { "content-type": "application/json" });
  const { verdict, fields } = await qualify(source, { plan: opened, now });
  assert.equal(verdict.reading.engagement, reading.engagement);
  assert.equal(Object.getOwnPropertyDescriptor(fields, "__proto__").value, "1");
  assert.equal({}.x, undefined);
});

test("a field sent several times holds all its values", async () => {
  const { fields } = await qualify(post("need=air&need=noise", { "content-type": "application/x-www-form-urlencoded" }), { plan: opened, now });
  assert.deepEqual(fields, { need: "air, noise" });
});

test("the plan may be given as text or object", async () => {
  for (const source of [JSON.stringify(plan), plan, plan]) {
    assert.equal((await qualify(sent, { plan: source, now })).verdict.plan.hash, opened.hash);
  }
});

test("a bad plan is the developer's error, and lists its problems", async () => {
  await assert.rejects(qualify(sent, { plan: { ...plan, total: {} } }), (error) => {
    assert.ok(error instanceof PlanError);
    assert.match(error.message, /^the plan has \d problems\n {2}total: missing key/);
    return error.problems.every(({ path }) => path === "total");
  });
});

test("a request that was read before is the developer's error", async () => {
  const request = post(new URLSearchParams(sent));
  await request.text();
  await assert.rejects(qualify(request, { plan: opened }), { name: "TypeError", message: /request\.clone\(\)/ });
});

test("ten thousand verdicts leave the memory as it is", () => {
  const ask = (times) => {
    for (let i = 0; i < times; i++) opened.explain({ payload, fields: lead, now });
    return process.memoryUsage().arrayBuffers;
  };
  const before = ask(1000);
  assert.ok(ask(10_000) - before < 1024 * 1024);
});

test("what the host has found, the honeypot and competitors are weighed, and nothing of it touches the reading", async () => {
  const checks = { bot: true, turnstile: "unavailable", deliverable: false, posts: 5 };
  const { verdict } = await qualify({ ...sent, ref_code: "https://spam.example" }, { plan: opened, now, checks, honeypot: "ref_code", competitors: ["Example.org"] });
  const signs = verdict.suspicion.signs.filter(({ sign }) => sign !== "no_input").map(({ sign, points }) => `${sign} ${points}`);
  assert.deepEqual(signs.filter((line) => !line.startsWith("limit")), ["bot 50", "honeypot 45", "repeated_posts 25", "undeliverable_address 25", "competitor 15", "turnstile_unavailable 0"]);
  assert.equal(verdict.suspicion.points, 100);
  assert.equal(verdict.suspicion.signs.reduce((sum, { points }) => sum + points, 0), 100);
  assert.deepEqual([verdict.contact.email.competitor, verdict.contact.email.grade, verdict.contact.quality], [true, "unusable", "unusable"]);
  assert.deepEqual(verdict.reading, (await qualify({ ...sent, ref_code: "x" }, { plan: opened, now })).verdict.reading);
});

test("the user agent is that of the request; a form that comes without a request has none", async () => {
  const signs = async (source) => (await qualify(source, { plan: opened, now })).verdict.suspicion.signs.map(({ sign }) => sign).filter((sign) => sign !== "no_input");
  assert.deepEqual(await signs(post(new URLSearchParams(sent), { "user-agent": "curl/8.5.0" })), ["bot_user_agent"]);
  assert.deepEqual(await signs(post(new URLSearchParams(sent))), ["no_user_agent"]);
  assert.deepEqual(await signs(form(sent)), []);
});

const mistakes = [
  [{ checks: true }, "checks: expected an object, found a boolean"],
  [{ checks: { bots: true } }, "checks.bots: no such check; there are bot, turnstile, deliverable, posts"],
  [{ checks: { bot: "no" } }, "checks.bot: expected true or false, found `no`"],
  [{ checks: { turnstile: "ok" } }, "checks.turnstile: expected `passed`, `failed` or `unavailable`, found `ok`"],
  [{ checks: { posts: -1 } }, "checks.posts: expected a whole number from 0 up, found `-1`"],
  [{ checks: { posts: NaN } }, "checks.posts: expected a whole number from 0 up, found `NaN`"],
  [{ honeypot: 3 }, "honeypot: expected the name of a form field, found `3`"],
  [{ competitors: "rival.fr" }, "competitors: expected a list of domains, found `rival.fr`"],
  [{ competitors: ["rival.fr", "@rival"] }, "competitors[1]: expected a domain like `rival.fr`, found `@rival`"],
];
for (const [options, message] of mistakes) {
  test(`${JSON.stringify(options)} is the developer's error`, async () => {
    await assert.rejects(qualify(sent, { plan: opened, now, ...options }), { name: "TypeError", message });
  });
}

test("a failing engine leaves suspicion and contact data unknown, and says so", () => {
  const { suspicion, contact } = unavailable(new Error("gone"), now);
  assert.deepEqual([suspicion.points, suspicion.signs, suspicion.label.en], [0, [], "Not checked: the engine did not answer."]);
  const { suspicion: known, contact: graded } = opened.explain({ fields: {}, now });
  assert.deepEqual([Object.keys(suspicion), Object.keys(contact)], [Object.keys(known), Object.keys(graded)]);
  assert.deepEqual(contact, graded, "a form that says nothing looks the same");
});

test("B1: a honeypot that a browser has filled for a person is a small sign, one that a program has filled a big one, and the lead is kept", async () => {
  const judged = async (website) => (await qualify(post(new URLSearchParams({ ...sent, website }), { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0" }), { plan: opened, now, honeypot: "website" })).verdict;
  const [empty, person, program] = [await judged(""), await judged("12 rue de la Paix"), await judged("Cheap pills http://spam.example")];
  const signs = ({ suspicion }) => suspicion.signs.map(({ sign }) => sign);
  assert.deepEqual(signs(person).filter((sign) => !signs(empty).includes(sign)), ["honeypot_autofill"]);
  assert.ok(signs(program).includes("honeypot"), `${signs(program)}`);
  assert.ok(person.suspicion.points < 25 && person.suspicion.points < program.suspicion.points);
  for (const verdict of [person, program]) assert.deepEqual([verdict.trust, verdict.reading.engagement], [empty.trust, empty.reading.engagement]);
});
