// The visit that every consumer's page must stand: consent, a signal, another offer, a form and its verdict, and nothing in the console.
import assert from "node:assert/strict";
import { newVisitor } from "../../demo/lib/visit.mjs";

/**
 * Makes the visit; gives the responses by which WebAssembly came.
 * @param {boolean} [options.hinted] whether the page tells the browser beforehand which files may be wanted, as Nuxt's do
 * @param {RegExp} [options.known] what may stand in the console
 * @param {(page: import("playwright-core").Page) => Promise<void>} [options.accept] gives consent; default: the page's button
 */
export async function visit(t, url, { hinted = false, known = /^$/, accept = (page) => page.click("#accept") } = {}) {
  const context = await newVisitor(t, { clock: false });
  const page = await context.newPage();
  const wrong = [];
  const wasm = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => {
    // The browser asks for an icon of the form's answer.
    if (message.location().url.endsWith("/favicon.ico")) return;
    if (["error", "warning"].includes(message.type()) || message.text().startsWith("attise is off")) wrong.push(`${message.type()}: ${message.text()}`);
  });
  const answered = new Set();
  let leaves = false;
  // What was answered, and then let go of, is the framework's own affair: Next does so with the stream of a server action.
  // So is what it had begun to ask for when the form took the page away: Nuxt looks for a newer build, whenever it has time.
  const cut = ({ errorText }) => leaves && errorText === "net::ERR_ABORTED";
  page.on("requestfailed", (request) => answered.has(request) || cut(request.failure()) || wrong.push(`${request.url()} ${request.failure().errorText}`));
  page.on("response", (response) => {
    answered.add(response.request());
    if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`);
    if (/\.wasm(\?|$)/.test(response.url())) wasm.push({ status: response.status(), type: response.headers()["content-type"] });
  });
  const shown = () => page.locator('[data-attise-slot="hero"] > [data-attise-offer]:not([hidden])').innerText();

  await page.goto(url, { waitUntil: "networkidle" });
  assert.equal(await shown(), "Read the guide");
  assert.equal(wasm.length, hinted ? 1 : 0, "the engine before consent");
  wasm.length = 0;
  await accept(page);
  await page.waitForFunction(() => globalThis[Symbol.for("attise")]?.ready);
  assert.equal(await page.evaluate(() => globalThis[Symbol.for("attise")].ready), true, wrong.join("\n"));
  await page.click("[data-attise-click=tour]");
  assert.equal(await shown(), "Book a demo", "the offer changes with the signal");
  await page.fill("[name=email]", "a@example.org");
  await page.fill("[name=employees]", "120");
  leaves = true;
  await page.click("form button");
  const answer = page.locator("body", { hasText: '"trust"' });
  await answer.waitFor();
  const { trust, stage } = JSON.parse(/\{"trust".*?\}/.exec(await answer.innerText())[0]);
  assert.deepEqual({ trust, stage }, { trust: "consistent", stage: "mql" });
  assert.deepEqual(wrong.filter((what) => !known.test(what)), [], "nothing in the console, no request that fails");
  return wasm;
}

/** The engine came once, as a file. */
export const asFile = (wasm) => assert.deepEqual(wasm, [{ status: 200, type: "application/wasm" }]);
/** The engine came in a script. */
export const asScript = (wasm) => assert.deepEqual(wasm, []);
