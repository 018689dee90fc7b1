// Sizes and memory are numbers that fail the build; so are code that a strict Content-Security-Policy refuses, and dependencies.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { brotliSize, pageSize } from "../../pkg-config/build.mjs";
import { instantiate } from "../../pkg-config/src/generated/live.instance.js";
import { shell } from "../lib/shell.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const pkg = join(here, "../../pkg-config");
const dist = join(pkg, "dist");
const json = (file) => JSON.parse(readFileSync(join(pkg, file), "utf8"));
const budget = json("budget.json");

function within(t, size, name) {
  t.diagnostic(`${name}: ${size} of ${budget[name]}`);
  assert.ok(size <= budget[name], `${name}: expected at most ${budget[name]} bytes, found \`${size}\``);
}

for (const file of ["live.wasm", "full.wasm", "inline.js", "attise.global.js"]) {
  test(`${file} fits its budget`, (t) => within(t, brotliSize(readFileSync(join(dist, file))), file));
}

test('a page that imports { watch } from "attise", with the engine, fits its budget', async (t) => {
  within(t, await pageSize(), "page");
});

test("the engine's memory in the page stays within its budget, in use too", (t) => {
  const live = instantiate(new WebAssembly.Module(readFileSync(join(dist, "live.wasm"))));
  const source = readFileSync(join(here, "../../www/dist/plan.js"), "utf8");
  const plan = Buffer.from(/"([\w-]+)"/.exec(source)[1], "base64url");
  shell.room(live, plan.length).set(plan);
  assert.ok(live.open());
  const head = shell.readHead(plan);
  const pages = ["/tarifs", "/produit"].map(head.page);
  for (let i = 0; i < 10_000; i++) {
    live.page(...pages[i % 2], i * 1000, 1_700_000_000 + i);
    live.attend(5, i * 1000 + 500, 1_700_000_000 + i);
    live.receipt(1_700_000_000 + i);
    live.payload(i, 0, 1_700_000_000 + i);
    live.stored();
  }
  within(t, live.memory.buffer.byteLength, "pageMemory");
});

test("nothing published makes code or markup from text", () => {
  for (const file of readdirSync(dist).filter((name) => name.endsWith(".js"))) {
    const found = /\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write/.exec(readFileSync(join(dist, file), "utf8"));
    assert.equal(found, null, `${file}: found \`${found}\``);
  }
});

test("the package depends on nothing, and runs nothing when it is installed", () => {
  const manifest = json("package.json");
  for (const kind of ["dependencies", "optionalDependencies"]) assert.equal(manifest[kind], undefined, kind);
  // What a project has already, if it wants them: npm installs nothing for it.
  assert.deepEqual(
    [manifest.peerDependencies, manifest.peerDependenciesMeta],
    [
      { "@types/react": "*", hono: "^4.0.0", react: "^18.0.0 || ^19.0.0" },
      { "@types/react": { optional: true }, hono: { optional: true }, react: { optional: true } },
    ],
  );
  // npm runs `prepack` where a tarball is made, never where one is installed: without it a tarball could lack dist/ and nobody see it.
  assert.deepEqual(manifest.scripts, { prepack: "node build.mjs" });
});
