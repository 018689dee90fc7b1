// The engine's file comes with the page for a visitor who has consented, once, and not before.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { theDemo } from "./lib/demo.mjs";

describe("the engine on its way with the page", () => {
  const { arrive, go, url } = theDemo();
  /** Who asked for the engine's file on this page, once for each request. */
  const askedBy = (page) => page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith("/live.wasm")).map(({ initiatorType }) => initiatorType));

  it("is asked for by the script at first, then by the page, and never twice", async (t) => {
    const page = await arrive(t, "/", { clock: false });
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    const served = [];
    page.on("request", (request) => request.url().endsWith("/live.wasm") && served.push(request.url()));
    assert.deepEqual(await askedBy(page), []);
    const told = page.waitForResponse((response) => response.url().includes("/consent"));
    await page.click("#consent [value=yes]");
    await told;
    await page.evaluate(() => visitor().ready);
    assert.deepEqual(await askedBy(page), ["fetch"]);
    await go(page, "/tarifs");
    assert.deepEqual(await askedBy(page), ["link"]);
    assert.equal(served.length, 2);
    assert.deepEqual(said, []);
  });

  it("is named in the answer for who has consented, and in no other", async () => {
    const of = async (path, cookie) => (await fetch(url(path), { headers: { cookie } })).headers;
    for (const path of ["/", "/en/pricing"]) {
      const headers = await of(path, "a=1; orvane-consent=yes");
      assert.equal(headers.get("link"), "</assets/live.wasm>; rel=preload; as=fetch; crossorigin");
      assert.match(headers.get("vary"), /cookie/);
      for (const cookie of ["", "orvane-consent=no", "x-orvane-consent=yes"]) assert.equal((await of(path, cookie)).get("link"), null, cookie);
    }
    assert.equal((await of("/assets/site.css", "orvane-consent=yes")).get("link"), null);
  });
});
