// A whole visit to the demo as npm start runs it, with keys: what the page claims is confirmed by what the edge served.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startDemo } from "../../www/serve.mjs";
import { fill, submit } from "./lib/demo.mjs";
import { newVisitor } from "./lib/visit.mjs";

describe("the sealed demo in Chromium", () => {
  let demo;
  before(async () => (demo = await startDemo({ port: 0, persist: false, keys: `1:${Buffer.alloc(32, 1).toString("base64url")}` })));
  after(() => demo.stop());
  /** The newest post of the only visitor. */
  const newest = async () => {
    const json = async (path) => (await fetch(demo.url + path)).json();
    const { leads: [{ id }] } = await json("/inbox.json?sort=newest");
    const { posts } = await json(`/inbox/${id}.json`);
    return json(`/inbox/${posts[0]}.json`);
  };

  it("a visitor who consents and asks for a quote is verified", async (t) => {
    const context = await newVisitor(t, { clock: false });
    const page = await context.newPage();
    await page.goto(`${demo.url}/devis`);
    const told = page.waitForResponse((response) => response.url().includes("/consent"));
    await page.click("#consent [value=yes]");
    await told;
    await page.evaluate(() => globalThis[Symbol.for("attise")].ready);
    const [{ httpOnly, secure }] = (await context.cookies()).filter(({ name }) => name === "__Host-attise");
    assert.deepEqual([httpOnly, secure], [true, true]);
    await fill(page);
    await submit(page);
    const { verdict } = await newest();
    assert.deepEqual([verdict.trust, verdict.trustReason, verdict.replay, verdict.seal.views], ["verified", null, "fresh", 0]);
  });

  it("P3: a visitor who takes consent back loses the seal, and the next post has no payload", async (t) => {
    const context = await newVisitor(t, { clock: false });
    const page = await context.newPage();
    await page.goto(`${demo.url}/devis`);
    for (const answer of ["yes", "no"]) {
      const told = page.waitForResponse((response) => response.url().includes("/consent"));
      if (answer === "no") await page.click("#consent-open");
      await page.click(`#consent [value=${answer}]`);
      await told;
    }
    assert.deepEqual((await context.cookies()).map(({ name }) => name), []);
    await fill(page);
    await submit(page);
    const { verdict } = await newest();
    assert.deepEqual([verdict.trust, verdict.seal], ["absent", null]);
  });
});
