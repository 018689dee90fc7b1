// Who may see the demo's inbox, and whose acts it takes.
import assert from "node:assert/strict";
import { request as httpRequest } from "node:http";
import { describe, it } from "node:test";
import { startDemo } from "../../www/serve.mjs";

describe("who may see the inbox", () => {
  const status = (url, path, host) =>
    new Promise((resolve, reject) => {
      const asked = httpRequest(url + path, { headers: { host } }, (answer) => answer.resume().on("end", () => resolve(answer.statusCode)));
      asked.on("error", reject).end();
    });

  it("without a password: the local machine only", async (t) => {
    const demo = await startDemo({ port: 0, persist: false });
    t.after(() => demo.stop());
    const { port } = new URL(demo.url);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) assert.equal(await status(demo.url, "/inbox", host), 200, host);
    for (const path of ["/inbox", "/inbox/", "/inbox.json", "/inbox/x", "/inbox/x.json"]) {
      for (const host of ["leads.example", "localhost.example", "127.0.0.1.example", "192.168.1.10", "0.0.0.0"]) {
        assert.equal(await status(demo.url, path, host), 403, `${host}${path}`);
      }
    }
    assert.equal(await status(demo.url, "/", "leads.example"), 200);
  });

  it("with a password: those who know it, from anywhere", async (t) => {
    const demo = await startDemo({ port: 0, persist: false, password: "flamme:é" });
    t.after(() => demo.stop());
    const ask = (pair) => fetch(`${demo.url}/inbox`, { headers: pair === undefined ? {} : { authorization: `Basic ${Buffer.from(pair).toString("base64")}` } });
    const refused = await ask();
    assert.equal(refused.status, 401);
    assert.equal(refused.headers.get("www-authenticate"), 'Basic realm="Attise", charset="UTF-8"');
    for (const pair of ["sales:", "sales:flamme", "flamme:é", ":flamme:é ", ""]) assert.equal((await ask(pair)).status, 401, pair);
    for (const pair of ["sales:flamme:é", ":flamme:é"]) assert.equal((await ask(pair)).status, 200, pair);
  });
});
