// The page's part of the bench: what it serves, what it counts, and what it makes of visits. The visits themselves are made by `npm run bench`.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/run.mjs";
import { checkPart } from "../bench/lib/results.mjs";
import { brotli, serve } from "../bench/page/server.mjs";
import { pageOf, SITES } from "../bench/page/sites.mjs";
import { posthog, segment, snowplow } from "../bench/page/stubs.mjs";
import { aimsOf, notes, tablesOf } from "../bench/page/tables.mjs";

const home = readFileSync(join(root, "www", "dist", "site", "index.html"), "utf8");

test("each site's page is the demo's, with its own script in the place of the demo's", () => {
  const scripts = (html) => [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
  const pages = Object.fromEntries(SITES.map((site) => [site.id, pageOf(home, site)]));
  assert.deepEqual(scripts(pages.bare), []);
  for (const { id } of SITES.filter(({ script }) => script)) assert.deepEqual(scripts(pages[id]), ['<script type="module" src="/assets/site.js">'], id);
  assert.deepEqual(SITES.filter(({ id }) => pages[id].includes("slots.css")).map(({ id }) => id), ["attise", "attise-inline", "attise-plain"]);
  assert.deepEqual(SITES.filter(({ id }) => pages[id].includes("live.wasm")).map(({ id }) => id), ["attise"]);
  assert.equal(pages.bare, pages.again);
  assert.throws(() => pageOf("<p>", SITES[0]), /the demo's pages have no `<script type="module"/);
});

test("what leaves and comes is counted as it is on the wire, since the last look", async (t) => {
  const text = "a text that says the same again, ".repeat(100);
  const files = new Map([["/index.html", Buffer.from(text)], ["/a.woff2", Buffer.alloc(500, 1)]]);
  const server = await serve(files, ({ method, path }) => (path === "/told" ? method : undefined));
  t.after(server.stop);
  const page = await fetch(server.url, { headers: { "accept-encoding": "br" } });
  assert.equal(page.headers.get("content-encoding"), "br");
  assert.equal(await page.text(), text);
  const length = Number(page.headers.get("content-length"));
  assert.equal(length, brotli(Buffer.from(text)).length);
  assert.equal((await (await fetch(`${server.url}/a.woff2`)).arrayBuffer()).byteLength, 500);
  assert.equal(await (await fetch(`${server.url}/told`, { method: "POST", body: "12345" })).text(), "POST");
  assert.equal((await fetch(`${server.url}/none`)).status, 404);
  assert.deepEqual(server.take(), { requests: 4, down: length + 500 + 4, up: 5, missing: ["GET /none"] });
  assert.deepEqual(server.take(), { requests: 0, down: 0, up: 0, missing: [] });
});

test("the stubs answer what the libraries ask for, and nothing else", () => {
  const flags = JSON.parse(posthog({ method: "POST", path: "/ph/flags/" }));
  assert.equal(flags.flags["hero-offer"].variant, "guide");
  assert.match(posthog({ path: "/ph/array/phc_bench/config.js" }), /_POSTHOG_REMOTE_CONFIG/);
  assert.ok(JSON.parse(segment({ path: "/segment/v1/projects/bench/settings" })).integrations["Segment.io"]);
  assert.equal(snowplow({ path: "/snowplow/track" }), "ok");
  for (const stub of [posthog, segment, snowplow]) assert.equal(stub({ path: "/assets/none.js" }), undefined);
});

/** A visit that took so long, with what it added. */
function run({ lcp, inp = 40, offer = null, down = 100_000, requests = 4, script = 5, own = [] }) {
  const seen = { lcp, cls: 0, inp, tasks: [{ start: 1, duration: 80 }], frames: own.map((duration) => ({ url: "http://localhost/assets/site.js", duration })), start: 500, offer: offer === null ? null : 500 + offer };
  return { load: { ...seen, script, task: 100, wire: { down, requests, up: 0, missing: [] } }, pages: [seen, { ...seen, inp: inp - 16 }] };
}

test("visits become medians, differences from the page alone, and aims with the reason where one is missed", () => {
  const sites = SITES.filter(({ id }) => ["bare", "again", "attise", "segment"].includes(id));
  const rounds = [0, 1, 2, 3, 4].map((round) => round * 10);
  const runs = {
    bare: rounds.map((drift) => run({ lcp: 1000 + drift })),
    again: rounds.map((drift, at) => run({ lcp: 1000 + drift + (at % 2 ? 8 : -8) })),
    attise: rounds.map((drift, at) => run({ lcp: 1000 + drift + (at % 2 ? 4 : -4), offer: 25 + at, down: 116_000, requests: 8, script: 17, own: [20, 30] })),
    segment: rounds.map((drift) => run({ lcp: 1200 + drift, inp: 72, down: 129_000, requests: 15, script: 95, own: [150] })),
  };
  const tables = tablesOf({ sites, runs, sizes: { attise: 13_900, segment: 28_000 }, modules: [{ name: "live.wasm", ours: true, value: 8297 }], signal: { signal: [100], click: [20] } });
  const aims = aimsOf(tables);
  checkPart({ part: "page", title: "Page", notes, tables, aims });
  const rows = (id) => Object.fromEntries(tables.find((table) => table.id === id).rows.map(({ name, value, min, max }) => [name, [value, min, max]]));
  const [attise, other] = ["Attise", "@segment/analytics-next"];
  assert.deepEqual(rows("page-wire"), { [attise]: [16_000, 16_000, 16_000], [other]: [29_000, 29_000, 29_000] });
  assert.deepEqual(rows("page-requests")[other], [11, 11, 11]);
  assert.deepEqual(rows("page-offer"), { [attise]: [27, 25, 29], [other]: [null, undefined, undefined] });
  assert.deepEqual(rows("page-script")[attise], [12, 12, 12]);
  assert.deepEqual(rows("page-blocking"), { [attise]: [0, 0, 0], [other]: [200, 200, 200] });
  assert.deepEqual(rows("page-lcp")["the page alone"], [1020, 1000, 1040]);
  assert.deepEqual(rows("page-lcp-change")[other], [200, 200, 200]);
  assert.deepEqual(rows("page-inp-change")[other], [32, 32, 32]);
  assert.deepEqual(aims.map(({ found, why }) => [found, why]), [[13_900, undefined], [27, undefined], [0, undefined], [0, undefined], [0, undefined], [0, undefined]]);

  for (const one of runs.attise) [one.load.lcp, one.load.offer] = [one.load.lcp + 300, 590];
  const missed = aimsOf(tablesOf({ sites, runs, sizes: { attise: 15_000 }, modules: [{ name: "live.wasm", value: 1 }], signal: { signal: [1], click: [1] } }));
  assert.deepEqual(missed.map(({ id, found }) => [id, found]).filter(([, found]) => found > 0), [["page-code", 15_000], ["page-offer", 90], ["page-lcp-change", 296]]);
  assert.match(missed.find(({ id }) => id === "page-offer").why, /^scripts take 12 ms of it/);
  assert.match(missed.find(({ id }) => id === "page-lcp-change").why, /^changed by 296 ms \(296 to 304\); the page against itself by -8 ms \(-8 to 8\)\. What is added takes 80 ms of the line/);
});
