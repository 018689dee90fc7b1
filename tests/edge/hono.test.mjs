// `attise/hono` with the real Hono, in every host: the post is qualified, and the handler reads the body as if nobody had.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPlan } from "attise/edge";
import { journey, plan } from "../node/lib/tiny.mjs";
import { remove } from "../package/lib/project.mjs";
import { consumer } from "./lib/consumer.mjs";
import { hosts } from "./lib/hosts.mjs";

const { payload } = openPlan(plan).play(journey);
const lead = { email: "a@example.org", employees: "120" };
const sent = { ...lead, attise: payload };
const running = {};
let folder;

before(async () => {
  folder = await consumer("hono.js");
  for (const [name, start] of Object.entries(hosts)) running[name] = await start(folder);
});
after(async () => {
  for (const host of Object.values(running)) await host.stop();
  remove(folder);
});

const multipart = () => {
  const form = new FormData();
  for (const [name, value] of Object.entries(sent)) form.append(name, value);
  return form;
};

for (const host of Object.keys(hosts)) {
  test(`Hono's handler reads what was qualified, in ${host}`, async () => {
    const ask = async (read, init) => {
      const response = await fetch(`${running[host].url}/lead?read=${read}`, { method: "POST", ...init });
      assert.equal(response.status, 200);
      return response.json();
    };
    const urlencoded = new URLSearchParams(sent);
    const ways = [
      ["text", { body: urlencoded }, urlencoded.toString()],
      ["form", { body: urlencoded }, sent],
      ["parsed", { body: multipart() }, sent],
      ["json", { body: JSON.stringify(sent), headers: { "content-type": "application/json" } }, sent],
    ];
    for (const [read, init, expected] of ways) {
      const { trust, fields, read: found } = await ask(read, init);
      assert.deepEqual([trust, fields, found], ["consistent", lead, expected], read);
    }
    const { type } = await ask("text", { body: "x", headers: { "content-type": "text/odd; a=b" } });
    assert.equal(type, "text/odd; a=b");
    for (const size of [300 << 10, 11 << 20]) {
      const { trust, reason, read } = await ask("length", { body: new Uint8Array(size) });
      assert.deepEqual([trust, reason, read], ["malformed", "too_large", size]);
    }
    const got = await (await fetch(`${running[host].url}/lead?name=Ana`)).json();
    assert.deepEqual(got, { trust: "absent", name: "Ana" });
    const optional = await fetch(`${running[host].url}/options?facts=1`, { method: "POST", body: urlencoded });
    assert.equal((await optional.json()).trust, "consistent");
  });
}
