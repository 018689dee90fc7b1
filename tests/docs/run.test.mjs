// What the docs show does what is said of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { check, openPlan } from "attise/plan";
import { attise, scratch } from "../node/lib/attise.mjs";
import { asked } from "../node/lib/payload.mjs";
import { blocks as all, lines, read } from "./lib/blocks.mjs";

const blocks = (path, language) => all(path, language).map(({ code }) => code);

test("the plans beside the docs are good", () => {
  const shop = ["shop", "shop-before-checkout"].map((name) => `www/docs/replay/${name}.plan.json`);
  for (const path of ["www/plan.json", "pkg-config/presets/b2b-saas.json", ...shop]) assert.deepEqual(check(read(path)), [], path);
});

test("the journey of the docs is what `attise explain` takes, and what is said of it is so", (t) => {
  const [journey] = blocks("www/docs/journey.md", "json");
  const folder = scratch(t, { "plan.json": blocks("www/docs/plan.md", "json")[0], "journey.json": journey });
  const { code, out, err } = attise(folder, ["explain", "--plan", "plan.json", "--journey", "journey.json", "--json"]);
  assert.deepEqual([code, err], [0, ""]);
  const { reading, ...rest } = JSON.parse(out);
  for (const key of ["memory", "payload", "reasons", "trend"]) assert.ok(key in rest, key);
  assert.deepEqual(reading.receipt.filter(({ times }) => times > 0).map(({ criterion, times }) => [criterion, times]), [["pricing-time", 3], ["quote", 1]]);
  assert.deepEqual([reading.at, reading.fit, reading.stage, reading.next], [Date.parse("2026-01-06T12:00:00Z") / 1000, 35, "mql", { stage: "sql", gate: "human" }]);
});

test("the worker of the seal's docs seals, verifies, and loses no lead to a wrong secret", async (t) => {
  const [code] = blocks("www/docs/seal.md", "js");
  const folder = scratch(t, {
    "worker.mjs": code.replace('"attise/edge"', JSON.stringify(import.meta.resolve("attise/edge"))),
    "plan.json": read("pkg-config/presets/b2b-saas.json"),
    "package.json": { type: "module" },
  });
  const { default: worker } = await import(`${folder}/worker.mjs`);
  const results = [[{ meta: { changes: 0 } }, { meta: { changes: 1 } }], [{ meta: { changes: 0 } }, { meta: { changes: 0 } }]];
  const env = {
    ATTISE_KEYS: `1:${Buffer.alloc(32, 1).toString("base64url")}`,
    ASSETS: { fetch: async () => new Response("<p>", { headers: { "content-type": "text/html" } }) },
    DB: { prepare: () => ({ bind: () => ({}) }), batch: async () => results.shift() },
  };
  const ask = (path, init, other = env) => worker.fetch(new Request(`https://example.org${path}`, init), other);
  assert.equal((await ask("/")).headers.get("set-cookie"), null);
  const given = (await ask("/consent", { method: "POST" })).headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  assert.match((await ask("/", { headers: { cookie: given.join("; ") } })).headers.get("set-cookie"), /^__Host-attise=/);
  const now = Math.floor(Date.now() / 1000);
  const played = openPlan(read("pkg-config/presets/b2b-saas.json")).play({ now, signals: [{ at: now, kind: "pageView", path: "/" }] });
  const post = (other) => ask("/lead", { method: "POST", body: new URLSearchParams({ attise: asked(played.payload, { form: "quote" }) }), headers: { cookie: given.join("; ") } }, other);
  assert.deepEqual(await (await post()).json(), { trust: "verified", reason: null, replay: "fresh" });
  assert.deepEqual(await (await post()).json(), { trust: "replayed", reason: null, replay: "replayed" });
  t.mock.method(console, "error", () => {});
  const unsigned = await (await post({ ...env, ATTISE_KEYS: "wrong", DB: undefined })).json();
  assert.deepEqual(unsigned, { trust: "consistent", reason: null, replay: "replay_unchecked" });
});

test("each quick start of the README has at most 15 lines", () => {
  const starts = blocks("README.md", "js");
  assert.equal(starts.length, 2);
  for (const code of starts) assert.ok(lines(code) <= 15);
});

test("the sample log is what its generator writes", async () => {
  const { execFileSync } = await import("node:child_process");
  const generator = new URL("../../www/docs/replay/generate.mjs", import.meta.url);
  assert.equal(execFileSync(process.execPath, [generator.pathname], { encoding: "utf8" }), read("www/docs/replay/sample.csv"));
});

test("the table of the package's README names every entry, and no other", () => {
  const { exports } = JSON.parse(read("pkg-config/package.json"));
  const table = read("pkg-config/README.md").split("\n## ").find((part) => part.startsWith("Entries"));
  const named = [...table.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell]) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name.replace("attise", ".")));
  // types alone, and what tools read
  const silent = new Set(["./package.json", "./plan.schema.json", "./cases.schema.json", "./vite/client"]);
  assert.deepEqual(named.sort(), Object.keys(exports).filter((name) => !silent.has(name)).sort());
});
