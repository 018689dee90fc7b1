// The visit that every consumer's page must stand: consent, a signal, another offer, a form and its verdict, and nothing in the console.
import assert from "node:assert/strict";
import { newVisitor } from "../../demo/lib/visit.mjs";

/** Makes the visit; gives the responses by which WebAssembly came, and whether the engine came as a script. */
export async function visit(t, url) {
  const context = await newVisitor(t, { clock: false });
  const page = await context.newPage();
  const wrong = [];
  const wasm = [];
  const requests = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => {
    // The browser asks for an icon of the form's answer.
    if (message.location().url.endsWith("/favicon.ico")) return;
    if (["error", "warning"].includes(message.type()) || message.text().startsWith("attise is off")) wrong.push(`${message.type()}: ${message.text()}`);
  });
  page.on("requestfailed", (request) => wrong.push(`${request.url()} ${request.failure().errorText}`));
  page.on("response", (response) => {
    requests.push(response.url());
    if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`);
    if (/\.wasm(\?|$)/.test(response.url())) wasm.push({ status: response.status(), type: response.headers()["content-type"] });
  });
  const shown = () => page.locator('[data-attise-slot="hero"] > :not([hidden])').innerText();

  await page.goto(url, { waitUntil: "networkidle" });
  assert.equal(await shown(), "Read the guide");
  assert.deepEqual(wasm, [], "nothing is loaded before consent");
  await page.click("#accept");
  await page.waitForFunction(() => globalThis[Symbol.for("attise")]?.ready);
  assert.equal(await page.evaluate(() => globalThis[Symbol.for("attise")].ready), true, wrong.join("\n"));
  await page.click("[data-attise-click=tour]");
  assert.equal(await shown(), "Book a demo", "the offer changes with the signal");
  await page.fill("[name=email]", "a@example.org");
  await page.fill("[name=employees]", "120");
  await page.click("form button");
  const answer = page.locator("body", { hasText: '"trust"' });
  await answer.waitFor();
  const { trust, stage } = JSON.parse(/\{"trust".*?\}/.exec(await answer.innerText())[0]);
  assert.deepEqual({ trust, stage }, { trust: "consistent", stage: "mql" });
  assert.deepEqual(wrong, [], "nothing in the console, no request that fails");
  return { wasm, requests };
}

/** The engine came once, as a file that compiles while it streams too. */
export const asFile = ({ wasm }) => assert.deepEqual(wasm, [{ status: 200, type: "application/wasm" }]);
/** The engine came in a script. */
export const asScript = ({ wasm }) => assert.deepEqual(wasm, []);
