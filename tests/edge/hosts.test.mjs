// The packed package in every host that is promised: the cases of tests/cases/, and form posts as they come over the wire, to the same bits as in Node.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { openPlan } from "attise/plan";
import { instantiate } from "../../pkg-config/src/generated/live.instance.js";
import { playCases } from "../lib/cases.mjs";
import { caseFiles, tellCases } from "../lib/files.mjs";
import { shell } from "../lib/shell.mjs";
import { remove } from "../package/lib/project.mjs";
import { consumer } from "./lib/consumer.mjs";
import { hosts } from "./lib/hosts.mjs";
import { posts } from "./lib/posts.mjs";
import { send } from "./lib/send.mjs";

const running = {};
let folder;

before(async () => {
  folder = await consumer();
  for (const [name, start] of Object.entries(hosts)) running[name] = await start(folder);
});

after(async () => {
  for (const host of Object.values(running)) await host.stop();
  remove(folder);
});

const module = new WebAssembly.Module(readFileSync(new URL("../../pkg-config/dist/live.wasm", import.meta.url)));
const here = JSON.parse(JSON.stringify(playCases(caseFiles, openPlan, () => instantiate(module), shell)));

const played = {};
for (const name of Object.keys(hosts)) {
  test(`cases in ${name}`, async (t) => {
    const response = await fetch(`${running[name].url}/cases`, { method: "POST", body: JSON.stringify(caseFiles) });
    await tellCases(t, assert, (played[name] = await response.json()));
  });
}

test("every host reads every case as Node does, to the last bit", () => {
  assert.deepEqual(Object.keys(played), ["node", "workerd", "deno", "bun", "edge-light"]);
  for (const [name, results] of Object.entries(played)) assert.deepEqual(results, here, name);
});

for (const [name, [post, [trust, reason, fields]]] of Object.entries(posts)) {
  test(`${name}: the same verdict in every host`, async () => {
    const answers = {};
    for (const [host, { url }] of Object.entries(running)) {
      const { status, text } = await send(url, post);
      assert.equal(status, 200, `${host}: ${text}`);
      answers[host] = JSON.parse(text);
    }
    const { verdict, ...found } = answers.node;
    assert.equal(verdict.trust, trust);
    if (reason instanceof RegExp) assert.match(verdict.trustReason, reason);
    else assert.equal(verdict.trustReason, reason);
    if (fields) assert.deepEqual(found.fields, fields);
    for (const [host, answer] of Object.entries(answers)) assert.deepEqual(answer, answers.node, host);
  });
}

const MB = 1_000_000;
function* hundred() {
  const chunk = Buffer.alloc(100_000, "a=1&");
  for (let i = 0; i < 1000; i++) yield chunk;
}
// Vercel's own server for development holds every body whole, before the function sees it.
for (const name of Object.keys(hosts).filter((host) => host !== "edge-light")) {
  for (const [what, length] of [["in chunks, without a length", undefined], ["that announces itself", 100 * MB]]) {
    test(`E6: a body of 100 MB ${what} is never in the memory of ${name}`, async (t) => {
      const { url, memory } = running[name];
      // Only Linux tells.
      const most = () => (process.platform === "linux" ? memory("VmHWM") : 0);
      const before = most();
      const { status, text } = await send(url, { type: "application/x-www-form-urlencoded", body: hundred(), chunked: true, length });
      assert.equal(status, 200);
      const { verdict, body } = JSON.parse(text);
      assert.deepEqual([verdict.trust, verdict.trustReason], ["malformed", "too_large"]);
      assert.deepEqual([body.kept, body.length], [false, 100 * MB]);
      const grown = most() - before;
      t.diagnostic(`${Math.round(grown / MB)} MB more`);
      assert.ok(grown < 60 * MB, `${Math.round(grown / MB)} MB more`);
    });
  }
}

test("what is no request that a form could send is a 400 of the Node adapter, and it goes on", async () => {
  const { url } = running.node;
  const { status } = await send(url, { headers: { host: "a b" }, body: "x" });
  assert.equal(status, 400);
  assert.equal((await send(url, { body: "x" })).status, 200);
});
