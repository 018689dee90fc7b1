// The sas under workerd: its queue in D1 and in a Durable Object, asked by two workers at once.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { Miniflare } from "miniflare";
import { bundleWorker } from "../../www/build-worker.mjs";
import { blocks } from "../docs/lib/blocks.mjs";
import { laws, playAtRandom } from "../lib/sas-laws.mjs";

const scratch = mkdtempSync(join(tmpdir(), "attise-docs-"));
const folder = mkdtempSync(join(tmpdir(), "attise-sas-"));
const plan = readFileSync(new URL("../../pkg-config/presets/mql-sql.json", import.meta.url), "utf8");
const january = Date.UTC(2026, 0, 15, 9);
let workers, isolates;

/** A worker of a bundle, with a database and, if it is given, a Durable Object. */
const worker = (name, root, sas) => ({
  name,
  rootPath: root,
  modulesRoot: root,
  modules: true,
  scriptPath: join(root, "index.js"),
  modulesRules: [
    { type: "ESModule", include: ["**/*.js"] },
    { type: "CompiledWasm", include: ["**/*.wasm"] },
  ],
  compatibilityDate: "2025-11-01",
  d1Databases: { DB: "sas" },
  ...(sas && { durableObjects: { SAS: { className: "AttiseSas", useSQLite: true, ...sas } } }),
});

before(async () => {
  await bundleWorker(fileURLToPath(new URL("sas.worker.mjs", import.meta.url)), folder);
  workers = new Miniflare({ cf: false, workers: [worker("one", folder, {}), worker("two", folder, { scriptName: "one" })] });
  isolates = [await workers.getWorker("one"), await workers.getWorker("two")];
});
after(async () => {
  await workers?.dispose();
  for (const each of [folder, scratch]) rmSync(each, { recursive: true });
});

let asked = 0;
/** Asks one isolate after the other. */
async function ask(body) {
  asked += 1;
  const response = await isolates[asked % 2].fetch("http://sas/", { method: "POST", body: JSON.stringify(body) });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return JSON.parse(text);
}

let stores = 0;
/** A fresh store, as the laws ask for. */
function remote(kind) {
  stores += 1;
  const name = `store-${stores}`;
  const call = (method) => (...args) => ask({ kind, name, call: method, args });
  return { offer: call("offer"), release: call("release"), take: call("take"), leave: call("leave"), count: call("count") };
}

for (const [kind, where] of [["d1", "D1"], ["durable", "a Durable Object"]]) {
  describe(`the queue in ${where}`, () => {
    for (const [name, law] of Object.entries(laws)) it(name, () => law(remote(kind)));

    it("chance never exceeds quota and margin, loses none, doubles none, and keeps the order", async () => {
      for (let seed = 0; seed < 6; seed += 1) await playAtRandom(remote(kind), seed, 60);
    });

    it("A11, B12: two isolates at once share the quota of the plan, and a lead posted twice takes one place", async () => {
      const posts = Array.from({ length: 60 }, (_, i) => ({ name: "Paul Morel", email: `p${i % 30}@example.fr` }));
      const answers = await Promise.all(posts.map((post) => ask({ kind, name: "shared", plan, post, args: [january] })));
      const admitted = answers.filter(({ offered }) => offered.admitted).map(({ verdict }) => verdict.handoff.key);
      assert.equal(new Set(admitted).size, 20);
      const waiting = answers.filter(({ offered }) => !offered.admitted);
      assert.ok(waiting.every(({ offered }) => offered.reason.code === "full" && offered.place >= 1));
      const now = [january];
      assert.deepEqual(await ask({ kind, name: "shared", plan, call: "congestion", args: now }), { waiting: 10, taken: 20, leads: 20, percent: 50 });
    });

    it("B17: the sas is left, best first, when the month has room again", async () => {
      const lead = (id, engagement) => ({ id, raised: false, engagement, fit: 0, last: 0 });
      const sas = { kind, name: "months", plan };
      for (let i = 0; i < 24; i += 1) await ask({ ...sas, call: "offer", args: [lead(`l${i}`, i), january] });
      assert.deepEqual(await ask({ ...sas, call: "release", args: [january + 86_400_000] }), []);
      assert.deepEqual(await ask({ ...sas, call: "release", args: [Date.UTC(2026, 1, 1)] }), ["l23", "l22", "l21", "l20"]);
    });
  });
}

it("the workers of the docs run as they stand", async (t) => {
  const shown = blocks("www/docs/capacity.md", "js");
  assert.equal(shown.length, 2);
  writeFileSync(join(scratch, "plan.json"), plan);
  symlinkSync(fileURLToPath(new URL("../../node_modules", import.meta.url)), join(scratch, "node_modules"));
  for (const [i, { code }] of shown.entries()) {
    const source = join(scratch, `docs-${i}.mjs`);
    writeFileSync(source, `import plan from "./plan.json";\n${code}`);
    await bundleWorker(source, join(scratch, `out-${i}`));
    const docsWorker = new Miniflare({ cf: false, workers: [worker("docs", join(scratch, `out-${i}`), i === 1 && {})] });
    t.after(() => docsWorker.dispose());
    const body = new URLSearchParams({ name: "Paul Morel", email: "p.morel@example.fr" });
    const response = await docsWorker.dispatchFetch("http://docs/", { method: "POST", body });
    if (i === 0) {
      assert.equal(response.status, 204);
      const docs = await docsWorker.getWorker();
      assert.equal((await docs.scheduled()).outcome, "ok");
    } else assert.deepEqual(await response.json(), { waiting: 0, taken: 0, leads: 20, percent: 0 });
  }
});
