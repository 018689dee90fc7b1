// Signals: each heard where the plan asks for it, and from the visitor alone.
import assert from "node:assert/strict";
import { compile, openPlan } from "attise/plan";
import { countsIn } from "./lib/edge.mjs";
import plan from "./lib/plan.mjs";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { open, score, whenReady } from "./lib/visit.mjs";

const label = (text) => ({ fr: text, en: text });
const asking = (...criteria) => ({ ...plan, criteria: criteria.map((criterion) => ({ label: label(criterion.id), points: 1, repeat: "every", ...criterion })) });

/** A page of one plan and one body; gives how often each criterion has counted so far. */
async function start(t, asked, { body, path = "/", init, answers, csp, query = "" } = {}) {
  const by = openPlan(asked);
  const bytes = Buffer.from(compile(asked)).toString("base64url");
  const site = await openSite(t, { plan: bytes, init, csp, answers: { ...answers, ...(body && { [path]: { type: "text/html", body: page(body) } }) } });
  const opened = await open(site, path + query);
  return { site, page: opened, counts: async () => countsIn(await opened.evaluate(() => visitor.payload()), by) };
}

const page = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title></head><body>${body}<script type="module" src="/main.js"></script></body></html>`;

const depths = asking(...[25, 50, 75, 100].map((percent) => ({ id: `to-${percent}`, signal: "scroll", percent, repeat: "perKey" })));
const tall = `<h1>Tall</h1><div id="tall"></div><p id="end">End</p><link rel="stylesheet" href="/tall.css">`;
const tallSheet = { "/tall.css": { type: "text/css", body: "html, body { margin: 0 } #tall { height: 5000px }" } };

test("scroll: how deep a page has been seen, once a page", async (t) => {
  const { page, counts } = await start(t, depths, { body: tall, answers: tallSheet });
  assert.deepEqual(await counts(), {});
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight * 0.55));
  await page.waitFor(() => visitor.reading().engagement >= 2);
  assert.deepEqual(await counts(), { "to-25": 1, "to-50": 1 });
  await page.evaluate(() => scrollTo(0, 0));
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.waitFor(() => visitor.reading().engagement >= 4);
  assert.deepEqual(await counts(), { "to-25": 1, "to-50": 1, "to-75": 1, "to-100": 1 });
  await page.evaluate(() => history.pushState({}, "", "/other"));
  await page.evaluate(() => scrollTo(0, 10));
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.waitFor(() => visitor.reading().engagement >= 8);
  assert.deepEqual(await counts(), { "to-25": 2, "to-50": 2, "to-75": 2, "to-100": 2 });
});

const filled = `<form id="quote" data-attise-form="quote"><input id="name" name="name"><input id="email" name="email"><textarea id="need" name="need"></textarea></form>
<form><input id="search"></form>`;

test("form start: the first field that is filled, once a form", async (t) => {
  const { page, counts } = await start(t, asking({ id: "start", signal: "formStart", name: "quote" }), { body: filled });
  await page.click("#search");
  await page.type("x");
  await page.evaluate(() => {
    document.querySelector("#name").value = "by script";
    document.querySelector("#name").dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  assert.deepEqual(await counts(), {});
  await page.click("#name");
  await page.type("Jane");
  await page.click("#need");
  await page.type("air");
  assert.deepEqual(await counts(), { start: 1 });
});

const links = `<a id="out" href="https://partner.example/page" target="_blank" rel="noopener">Partner</a> <a id="in" href="#in">Here</a>
<a id="mail" href="mailto:a@example.org">Mail</a> <a id="tel" href="tel:+33123456789" data-attise-call="sales"><b>Call</b></a>`;
const stay = () => addEventListener("click", (event) => event.preventDefault());

test("outbound click: a link to another site, by its host", async (t) => {
  const asked = asking({ id: "any", signal: "outboundClick" }, { id: "partner", signal: "outboundClick", name: "partner.example" });
  const { page, counts } = await start(t, asked, { body: links, init: stay });
  for (const link of ["#in", "#mail", "#tel"]) await page.click(link);
  assert.deepEqual(await counts(), {});
  await page.click("#out");
  assert.deepEqual(await counts(), { any: 1, partner: 1 });
});

test("call: the page's number, by its mark", async (t) => {
  const { page, counts } = await start(t, asking({ id: "call", signal: "call", name: "sales" }), { body: links, init: stay });
  await page.click("#tel b");
  assert.deepEqual(await counts(), { call: 1 });
});

test("copy: of what is marked, such as a price", async (t) => {
  const body = `<p id="price" data-attise-copy="price">From <b id="amount">1,290 €</b></p><p id="other">Something else</p>`;
  const { page, counts } = await start(t, asking({ id: "copy", signal: "copy", name: "price" }), { body });
  const copy = (id) => page.evaluate((id) => {
    getSelection().selectAllChildren(document.querySelector(id));
    return document.execCommand("copy");
  }, id);
  await page.click("#other");
  await page.chord("Control", "c");
  await copy("#other");
  assert.deepEqual(await counts(), {});
  await page.evaluate(() => getSelection().selectAllChildren(document.querySelector("#amount")));
  await page.chord("Control", "c");
  await page.waitFor(() => visitor.reading().engagement === 1);
  assert.deepEqual(await counts(), { copy: 1 });
});

const arrivals = asking(
  { id: "email", signal: "emailClick", name: "spring" },
  ...["email", "paid", "social", "organic", "referral", "direct"].map((name) => ({ id: name === "email" ? "by-email" : name, signal: "channel", name })),
);
const ARRIVALS = [
  ["direct, without a referrer", "", undefined, { direct: 1 }],
  ["a search engine", "", "https://www.google.fr/", { organic: 1 }],
  ["a social network", "", "https://www.linkedin.com/feed", { social: 1 }],
  ["another site", "", "https://news.example/", { referral: 1 }],
  ["a paid link", "?utm_medium=CPC&utm_source=google", "https://www.google.fr/", { paid: 1 }],
  ["an e-mail", "?utm_medium=email&utm_campaign=spring", undefined, { email: 1, "by-email": 1 }],
  ["a page of the same site", "", "self", {}],
];
for (const [name, query, referrer, expected] of ARRIVALS) {
  test(`arrival: ${name}`, async (t) => {
    const init = `() => Object.defineProperty(document, "referrer", { value: ${referrer === "self" ? "location.origin + '/before'" : JSON.stringify(referrer ?? "")} })`;
    const { site, page, counts } = await start(t, arrivals, { init, query });
    if (Object.keys(expected).length > 0) await page.waitFor((points) => visitor.reading().engagement === points, Object.keys(expected).length);
    assert.deepEqual(await counts(), expected);
    assert.equal(site.requests.filter(({ path }) => path === "/dist/seldom.js").length, 1);
    await page.reload();
    await page.waitFor(() => globalThis.visitor);
    await whenReady(page);
    await page.clock.run(1000);
    assert.deepEqual(await counts(), expected, "loading the page again is no arrival");
  });
}

/** A second of silence, in a format that every engine plays. */
function silence() {
  const [rate, head] = [8000, Buffer.alloc(44)];
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + rate, 4);
  head.write("WAVEfmt ", 8);
  [16, 1 | (1 << 16), rate, rate, 1 | (8 << 16)].forEach((word, i) => head.writeUInt32LE(word, 16 + 4 * i));
  head.write("data", 36);
  head.writeUInt32LE(rate, 40);
  return Buffer.concat([head, Buffer.alloc(rate, 128)]);
}

test("video: how much has been played, by its mark", async (t) => {
  const asked = asking(...[5, 50, 100].map((percent) => ({ id: `part-${percent}`, signal: "videoPlay", name: "tour", percent, repeat: "perKey" })));
  const { page, counts } = await start(t, asked, {
    body: `<video id="tour" data-attise-video="tour" src="/tour.wav" muted playsinline width="160" height="120"></video>`,
    answers: { "/tour.wav": { type: "audio/wav", body: silence() } },
    csp: "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
  });
  assert.deepEqual(await counts(), {});
  await page.waitFor(() => document.querySelector("#tour").play().then(() => true));
  await page.waitFor(() => document.querySelector("#tour").ended);
  await page.waitFor(() => visitor.reading().engagement === 3);
  assert.deepEqual(await counts(), { "part-5": 1, "part-50": 1, "part-100": 1 });
});

/** Notes what the package listens to. */
const spy = () => {
  globalThis.heard = new Set();
  const own = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (type !== "abort" && new Error().stack.includes("/dist/index.js")) heard.add(type);
    return own.call(this, type, ...rest);
  };
};
const heard = (page) => page.evaluate(() => [...heard].sort());
const ALWAYS = ["focusin", "formdata", "pagehide", "pageshow", "pointerdown", "prerenderingchange", "storage", "visibilitychange"];
const ROUTES = ["currententrychange", "navigatesuccess", "popstate"];
const others = async (page) => (await heard(page)).filter((type) => ![...ALWAYS, ...ROUTES].includes(type));

test("D04: nothing listens that the plan does not use", async (t) => {
  const { page } = await start(t, asking({ id: "view", signal: "pageView" }), { init: spy });
  assert.deepEqual(await others(page), []);
  assert.equal(await score(page), 1);
});

const LISTENERS = { scroll: ["scroll"], formStart: ["input"], formSubmit: ["submit"], click: ["click"], download: ["auxclick", "click"], copy: ["copy"], outboundClick: ["auxclick", "click"], call: ["click"] };
for (const [signal, types] of Object.entries(LISTENERS)) {
  test(`each signal by itself: ${signal} listens to ${types.join(" and ")}`, async (t) => {
    const { page } = await start(t, asking({ id: "one", signal, ...(signal === "scroll" && { percent: 50 }) }), { init: spy });
    // what few plans ask for comes in a file of its own
    await page.waitFor((type) => heard.has(type), types[0]);
    assert.deepEqual(await others(page), types);
  });
}

test("each signal can be turned off by the host, and still be told", async (t) => {
  const { page, counts } = await start(t, asking({ id: "click", signal: "click" }), { init: spy, query: "?ignore=click" });
  assert.deepEqual(await others(page), []);
  await page.click("#call");
  assert.deepEqual(await counts(), {});
  await page.evaluate(() => visitor.signal("click", "call-back"));
  assert.deepEqual(await counts(), { click: 1 });
});
