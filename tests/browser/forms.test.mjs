// Forms: the signal, and the payload exactly once in whichever way a form is sent.
import assert from "node:assert/strict";
import { build } from "esbuild";
import { shell } from "../lib/shell.mjs";
import { countsIn } from "./lib/edge.mjs";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { eventually, open, score } from "./lib/visit.mjs";

const BASE64URL = /^[\w-]{12,512}$/;
// version, plan hash and time take 9 bytes of a payload, the two halves of the nonce the next 8
const low = (payload) => Buffer.from(payload, "base64url").readUInt32LE(9);
const draw = (payload) => Buffer.from(payload, "base64url").readUInt32LE(13);

async function start(t) {
  const site = await openSite(t);
  return { site, page: await open(site) };
}

test("a native submit carries one payload and leaves the visitor's fields alone", async (t) => {
  const { site, page } = await start(t);
  await page.click("#quote button");
  await page.at("/lead");
  const [lead] = site.leads();
  assert.equal(lead.get("email"), "a@example.org");
  assert.match(lead.get("attise"), BASE64URL);
  assert.deepEqual([...lead.keys()], ["email", "attise"]);
});

test("F2: requestSubmit and form.submit carry one payload", async (t) => {
  for (const way of ["requestSubmit", "submit"]) {
    const { site, page } = await start(t);
    await page.evaluate((way) => void setTimeout(() => document.querySelector("#quote")[way]()), way);
    await page.at("/lead");
    assert.equal(site.leads()[0].getAll("attise").length, 1, way);
  }
});

test("F2: fetch(new FormData(form)) carries one payload, with the form's nonce", async (t) => {
  const { page } = await start(t);
  const found = await page.evaluate(() => [1, 2].map(() => new FormData(document.querySelector("#quote")).getAll("attise")));
  assert.deepEqual(found.map((all) => all.length), [1, 1]);
  assert.match(found[0][0], BASE64URL);
  assert.equal(low(found[0][0]), low(found[1][0]));
  assert.equal(draw(found[0][0]), draw(found[1][0]));
});

test("a payload says which form carries it, and whether the page has been touched", async (t) => {
  const { page } = await start(t);
  const token = () => page.evaluate(() => ["#quote", "#held"].map((id) => new FormData(document.querySelector(id)).get("attise")));
  const names = await page.evaluate(() => ["#quote", "#held"].map((id) => document.querySelector(id).dataset.attiseForm));
  const before = (await token()).map(low);
  assert.deepEqual(before, names.map((name) => shell.nameHash(name) & 0xffff));
  await page.click("h1");
  assert.deepEqual((await token()).map(low), before.map((form) => form + 0x10000));
  assert.equal(low(await page.evaluate(() => visitor.payload())), 0x10000);
});

test("a form with a field of that name already has it exactly once, replaced", async (t) => {
  const { page } = await start(t);
  const all = await page.evaluate(() => new FormData(document.querySelector("#held")).getAll("attise"));
  assert.equal(all.length, 1);
  assert.match(all[0], BASE64URL);
});

test("a form without data-attise-form is left alone", async (t) => {
  const { site, page } = await start(t);
  await page.click("#other button");
  await page.at("/lead");
  assert.deepEqual([...site.leads()[0].keys()], ["email"]);
});

test("no node is added to any form", async (t) => {
  const { page } = await start(t);
  await page.evaluate(() => new FormData(document.querySelector("#quote")));
  assert.equal(await page.evaluate(() => document.querySelectorAll("#quote [name=attise]").length), 0);
});

test("a submit is a signal, also when the page posts by itself; an invalid form is none", async (t) => {
  const { page } = await start(t);
  const before = await score(page);
  await page.evaluate(() => document.querySelector("#quote").addEventListener("submit", (event) => event.preventDefault()));
  await page.click("#quote button");
  assert.equal(await score(page), before + 30);
  assert.match(await page.evaluate(() => visitor.payload()), BASE64URL);
  await page.evaluate(() => { const { email } = document.querySelector("#quote").elements; email.required = true; email.value = ""; });
  await page.click("#quote button");
  assert.equal(await score(page), before + 30);
});

test("F3: a form that comes into the page later is watched as well", async (t) => {
  const { page } = await start(t);
  const all = await page.evaluate(() => {
    const form = document.createElement("form");
    form.dataset.attiseForm = "late";
    document.body.append(form);
    return new FormData(form).getAll("attise");
  });
  assert.equal(all.length, 1);
});

test("F5: two forms have each a nonce of their own, and a double click sends one twice", async (t) => {
  const { site, page } = await start(t);
  const nonces = await page.evaluate(() => ["#quote", "#held", "#quote"].map((id) => new FormData(document.querySelector(id)).get("attise")));
  const [one, two, again] = nonces.map((text) => draw(text));
  assert.equal(one, again);
  assert.notEqual(one, two);
  await page.evaluate(() => document.querySelector("#quote").addEventListener("submit", (event) => {
    event.preventDefault();
    fetch("/lead", { method: "POST", body: new URLSearchParams(new FormData(event.target)) });
  }));
  await page.click("#quote button");
  await page.click("#quote button");
  await eventually("both posts", () => site.leads().length === 2);
  const posted = site.leads().map((lead) => [lead.get("email"), lead.getAll("attise").length, draw(lead.get("attise"))]);
  assert.deepEqual(posted, [["a@example.org", 1, one], ["a@example.org", 1, one]]);
});

test("F4: a host that posts JSON gets the evidence that the form would carry", async (t) => {
  const { site, page } = await start(t);
  await page.evaluate(() => document.querySelector("#quote").addEventListener("submit", (event) => {
    event.preventDefault();
    globalThis.carried = new FormData(event.target).get("attise");
    fetch("/lead", { method: "POST", body: new URLSearchParams({ attise: visitor.payload() }) });
  }));
  await page.click("#quote button");
  await eventually("the post", () => site.leads().length === 1);
  const [own, carried] = [site.leads()[0].get("attise"), await page.evaluate(() => carried)].map((text) => countsIn(text));
  assert.deepEqual(own, { view: 1, form: 1 });
  assert.deepEqual(carried, own);
});

test("F3: a form in a shadow root is heard, and carries one payload; in a closed one it is left alone", async (t) => {
  for (const mode of ["open", "closed"]) {
    const { site, page } = await start(t);
    await page.evaluate((mode) => {
      const host = Object.assign(document.createElement("div"), { id: "host" });
      document.body.prepend(host);
      const root = host.attachShadow({ mode });
      const form = Object.assign(document.createElement("form"), { method: "post", action: "/lead" });
      form.dataset.attiseForm = "quote";
      form.append(Object.assign(document.createElement("input"), { name: "email", value: "s@example.org" }), Object.assign(document.createElement("button"), { textContent: "Send" }));
      root.append(form);
      globalThis.button = form.lastChild;
    }, mode);
    const [x, y] = await page.evaluate(() => { const { left, top, width, height } = button.getBoundingClientRect(); return [left + width / 2, top + height / 2].map(Math.round); });
    await page.clickAt(x, y);
    await page.at("/lead");
    const [lead] = site.leads();
    assert.equal(lead.get("email"), "s@example.org");
    if (mode === "open") assert.deepEqual(countsIn(lead.get("attise")), { view: 1, form: 1 });
    else assert.deepEqual([...lead.keys()], ["email"]);
  }
});

test("F3: a form in a frame of the same site is the frame's own business", async (t) => {
  const site = await openSite(t, { csp: "default-src 'self' 'wasm-unsafe-eval'", answers: { "/framed": { type: "text/html", body: `<!doctype html><title>Framed</title><form data-attise-form="quote" method="post" action="/lead"><input name="email" value="f@example.org"></form>` } } });
  const page = await open(site);
  await page.evaluate(() => new Promise((resolve) => {
    const frame = Object.assign(document.createElement("iframe"), { src: "/framed", onload: resolve });
    document.body.append(frame);
  }));
  await page.evaluate(() => frames[0].document.forms[0].submit());
  await eventually("the post", () => site.leads().length === 1);
  assert.deepEqual([...site.leads()[0].keys()], ["email"]);
  assert.equal(await score(page), 1);
});

/** A form that React renders on the server and hydrates after us, in its development build: it tells every difference. */
async function reactive() {
  const app = `
    const { createElement: h, useState } = React;
    function App() {
      const [count, setCount] = useState(0);
      return h("form", { id: "react", "data-attise-form": "quote", method: "post", action: "/lead" },
        h("input", { name: "email", defaultValue: "r@example.org" }), h("b", null, "Typed: " + count), h("button", { type: "button", id: "more", onClick: () => setCount(count + 1) }, "More"), h("button", { id: "send" }, "Send"));
    }`;
  const { outputFiles } = await build({
    stdin: { contents: `import * as React from "react"; import { hydrateRoot } from "react-dom/client"; ${app}
      globalThis.hydrate = () => { hydrateRoot(document.querySelector("#root"), h(App), { onRecoverableError: (error) => console.error(String(error)) }); };`, resolveDir: import.meta.dirname },
    bundle: true, write: false, format: "iife", define: { "process.env.NODE_ENV": '"development"' },
  });
  const React = await import("react");
  const { renderToString } = await import("react-dom/server");
  const App = new Function("React", `${app}; return App;`)(React.default);
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>React</title></head><body><div id="root">${renderToString(React.createElement(App))}</div><script src="/react.js"></script><script type="module" src="/main.js"></script></body></html>`;
  return { "/react": { type: "text/html", body }, "/react.js": { type: "text/javascript", body: outputFiles[0].text } };
}

test("F1: a form that React hydrates after us gets no warning, and carries one payload, before, while and after it renders", async (t) => {
  const site = await openSite(t, { answers: await reactive(), csp: null, clock: false });
  const page = await open(site, "/react");
  assert.equal(await page.evaluate(() => new FormData(document.querySelector("#react")).getAll("attise").length), 1);
  await page.evaluate(() => hydrate());
  await page.click("#more");
  await page.waitFor(() => document.querySelector("#react b").textContent === "Typed: 1");
  assert.deepEqual((await page.told("said")).filter((line) => !/React DevTools/.test(line)), []);
  await page.click("#send");
  await page.at("/lead");
  const [lead] = site.leads();
  assert.deepEqual([...lead.keys()], ["email", "attise"]);
});
