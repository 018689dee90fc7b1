// Forms: the signal, and the payload exactly once in whichever way a form is sent.
import assert from "node:assert/strict";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { open, score } from "./lib/visit.mjs";

const BASE64URL = /^[\w-]{12,512}$/;

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

test("requestSubmit and form.submit carry one payload", async (t) => {
  for (const way of ["requestSubmit", "submit"]) {
    const { site, page } = await start(t);
    await page.evaluate((way) => void setTimeout(() => document.querySelector("#quote")[way]()), way);
    await page.at("/lead");
    assert.equal(site.leads()[0].getAll("attise").length, 1, way);
  }
});

test("fetch(new FormData(form)) carries one payload, with the page's nonce", async (t) => {
  const { page } = await start(t);
  const found = await page.evaluate(() => [1, 2].map(() => new FormData(document.querySelector("#quote")).getAll("attise")));
  assert.deepEqual(found.map((all) => all.length), [1, 1]);
  assert.match(found[0][0], BASE64URL);
  // version, plan hash and time take 9 bytes, the nonce the next 8
  const nonces = found.map(([text]) => Buffer.from(text, "base64url").subarray(9, 17).toString("hex"));
  assert.equal(nonces[0], nonces[1]);
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

test("a form that comes into the page later is watched as well", async (t) => {
  const { page } = await start(t);
  const all = await page.evaluate(() => {
    const form = document.createElement("form");
    form.dataset.attiseForm = "late";
    document.body.append(form);
    return new FormData(form).getAll("attise");
  });
  assert.equal(all.length, 1);
});
