// The lists of e-mail domains: where they come from, how old they are, what they add to the edge.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { byBytes, dateOf, entriesOf, LISTS, listFile, packed } from "../../pkg-config/lists.mjs";

/** Days after which a list says less than it should. */
const OLD = 90;

test("each list says its source, its licence and its date; an old one is told, and fails nothing", (t) => {
  for (const name of LISTS) {
    const head = readFileSync(listFile(name), "utf8").split("\n").filter((line) => line.startsWith("#")).join("\n");
    assert.match(head, /^# Source: .+ Licence: .+\.$/m, name);
    assert.match(dateOf(name) ?? "", /^20\d\d-\d\d-\d\d$/, name);
    const days = Math.floor((Date.now() - Date.parse(dateOf(name))) / 86_400_000);
    if (name === "disposable" && days > OLD) t.diagnostic(`lists/${name}.txt is ${days} days old: raise disposable-email-domains-js, then \`node scripts/lists.mjs\``);
  }
});

test("the disposable domains are those of the pinned package, without those that never are", () => {
  const require = createRequire(import.meta.url);
  const given = require(require.resolve("disposable-email-domains-js").replace(/index\.\w+$/, "dict/disposable_email_blocklist.json"));
  const listed = new Set(given);
  const entries = entriesOf("disposable");
  assert.deepEqual(entries.filter((domain) => !listed.has(domain)), []);
  assert.ok(entries.length > 8000 && entries.length >= listed.size - 50, `${entries.length} of ${listed.size}`);
  assert.deepEqual(entries, [...new Set(entries)].sort(byBytes));
});

test("what the engine is given holds the same domains in fewer bytes", () => {
  let rest = "";
  const back = packed("disposable").split("\n").flatMap((line) => (line.startsWith(".") ? ((rest = line), []) : [line + rest]));
  assert.deepEqual(back.sort(byBytes), entriesOf("disposable"));
});

test("an edge worker with engine and lists is at most 270,000 bytes after gzip", async () => {
  const stdin = { contents: 'export { qualify } from "attise/edge";', resolveDir: import.meta.dirname };
  const { outputFiles } = await build({ stdin, bundle: true, minify: true, format: "esm", write: false, conditions: ["workerd"], external: ["*.wasm"], logLevel: "error" });
  const wasm = readFileSync(new URL("../../pkg-config/dist/full.wasm", import.meta.url));
  const size = [outputFiles[0].contents, wasm].map((content) => gzipSync(content, { level: 9 }).length);
  assert.ok(size[0] + size[1] <= 270_000, `${size}`);
});
