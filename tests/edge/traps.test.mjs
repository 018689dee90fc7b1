// What breaks the engine at the edge costs at most the one verdict: leads are kept, neighbours are answered rightly, memory stays as it is.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openPlan } from "attise/edge";
import { journey, plan } from "../node/lib/tiny.mjs";
import { remove } from "../package/lib/project.mjs";
import { consumer } from "./lib/consumer.mjs";
import { hosts } from "./lib/hosts.mjs";
import { breakEngine, FAULTS } from "./lib/trapping.mjs";

const opened = openPlan(plan);
const { payload } = opened.play(journey);
const SECOND = 1_768_500_000;
const AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0";

/** Posts a lead as arriving in a second; its e-mail tells it from others. */
async function post(url, i, second) {
  const fields = { email: `lead-${i}@example.org`, employees: String(i % 300) };
  const response = await fetch(`${url}/lead`, { method: "POST", body: new URLSearchParams({ ...fields, attise: payload }), headers: { "x-second": second, "user-agent": AGENT } });
  assert.equal(response.status, 200);
  const answer = await response.json();
  assert.deepEqual(answer.fields, fields, "the lead is kept");
  const expected = opened.explain({ payload, fields, userAgent: AGENT, now: second * 1000 });
  return { verdict: answer.verdict, expected: JSON.parse(JSON.stringify(expected)) };
}

/** Posts `count` leads, 32 at a time. */
async function load(url, count, secondOf, check) {
  let next = 0;
  const visitor = async () => {
    for (let i = next++; i < count; i = next++) check(await post(url, i, secondOf(i)), i);
  };
  await Promise.all(Array.from({ length: 32 }, visitor));
}

const state = async (url, find = "") => (await fetch(`${url}/state?find=${encodeURIComponent(find)}`)).json();

describe("an engine with faults", () => {
  const running = {};
  let folder;
  before(async () => {
    folder = await consumer("faulty.js");
    breakEngine(folder);
    for (const name of Object.keys(hosts)) running[name] = await hosts[name](folder);
  });
  after(async () => {
    for (const host of Object.values(running)) await host.stop();
    remove(folder);
  });

  it("T3: 1,000 traps among 5,000 posts in workerd: no lead lost, no neighbour answered wrongly, a fresh instance after each", async () => {
    const { url } = running.workerd;
    const traps = (i) => i % 5 === 0;
    let unavailable = 0;
    await load(url, 5000, (i) => (traps(i) ? FAULTS.trap : SECOND), ({ verdict, expected }, i) => {
      if (!traps(i)) return assert.deepEqual(verdict, expected);
      unavailable++;
      assert.deepEqual([verdict.trust, verdict.trustReason, verdict.plan], ["engine_unavailable", "unreachable", expected.plan]);
    });
    assert.equal(unavailable, 1000);
    // Twice a post: once more in case the fault was with the instance, and then no more.
    assert.equal((await state(url)).instances, 2001);
  });

  for (const host of Object.keys(hosts)) {
    it(`T4: a full stack and memory that cannot grow are like a trap, in ${host}`, async () => {
      const { url } = running[host];
      for (const fault of ["stack", "memory", "trap"]) {
        const { verdict } = await post(url, 1, FAULTS[fault]);
        assert.equal(verdict.trust, "engine_unavailable", fault);
        const { verdict: next, expected } = await post(url, 2, SECOND);
        assert.deepEqual(next, expected, fault);
      }
    });

    it(`T4: what a worn instance cannot answer, a fresh one does, in ${host}`, async () => {
      const { url } = running[host];
      await post(url, 1, SECOND);
      const { verdict, expected } = await post(url, 2, FAULTS.once);
      assert.deepEqual(verdict, expected);
    });
  }
});

describe("an engine in long use", () => {
  let folder, host;
  before(async () => {
    folder = await consumer("faulty.js");
    host = await hosts.workerd(folder);
  });
  after(async () => {
    await host.stop();
    remove(folder);
  });

  it("T6: 100,000 verdicts leave the memory as large as the first thousand did", async () => {
    const large = { message: "x".repeat(8192), role: "Directrice des achats" };
    const posts = [{ payload }, { payload: "A".repeat(2000) }, { fields: large }, { payload, fields: { ...large, email: "a@example.org" } }, { payload: null }];
    const now = SECOND * 1000;
    const ask = async (times) => (await fetch(`${host.url}/many`, { method: "POST", body: JSON.stringify({ posts, times, now }) })).json();
    const first = (await ask(1000)).at(-1);
    assert.deepEqual(new Set(await ask(100_000)), new Set([first]));
    assert.ok(first <= 2 << 20, `${first} bytes`);
  });

  it("P6: nothing of 1,000 posts is left in the engine's memory", async () => {
    await load(host.url, 1000, () => SECOND, ({ verdict, expected }) => assert.deepEqual(verdict, expected));
    const { instances, found } = await state(host.url, "@example.org");
    assert.deepEqual({ instances, found }, { instances: 1, found: 0 });
    assert.ok((await state(host.url, "Quote requested")).found > 0, "the plan is");
  });
});

describe("an engine that does not start", () => {
  for (const [what, bytes] of [["a module that holds nothing", [0, 97, 115, 109, 1, 0, 0, 0]], ["bytes that are no module", [1, 2, 3, 4]]]) {
    // What is no module at all, workerd and Vercel refuse when the worker is deployed.
    const names = Object.keys(hosts).filter((name) => what.startsWith("a module") || !["workerd", "edge-light"].includes(name));
    it(`E13: ${what}: every lead passes as engine_unavailable, in ${names.join(", ")}`, async (t) => {
      const folder = await consumer();
      t.after(() => remove(folder));
      writeFileSync(join(folder, "node_modules/attise/dist/full.wasm"), Uint8Array.from(bytes));
      for (const name of names) {
        const host = await hosts[name](folder);
        try {
          for (let i = 0; i < 3; i++) {
            const response = await fetch(`${host.url}/lead`, { method: "POST", body: new URLSearchParams({ email: "a@example.org", attise: payload }) });
            const { verdict, fields, body } = await response.json();
            assert.deepEqual([verdict.trust, fields, body.kept], ["engine_unavailable", { email: "a@example.org" }, true], name);
            assert.notEqual(verdict.trustReason, "", name);
          }
        } finally {
          await host.stop();
        }
      }
    });
  }
});
