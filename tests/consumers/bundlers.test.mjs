// The packed package in a page by every bundler, as its users would write it: built, served, visited.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { build, wasmIn } from "./lib/output.mjs";
import { freePort, receiver, serveFiles, serveWith } from "./lib/serve.mjs";
import { asFile, asScript, visit } from "./lib/visit.mjs";
import { project, shared, workplace } from "./lib/workplace.mjs";

const page = (head) => shared("index.html").replace("<!--head-->", head);
const MODULE = page('<script type="module" src="./main.js"></script>');
const BUNDLE = (file) => page(`<script type="module" src="/dist/${file}"></script>`);
const CLASSIC = page('<script defer src="/dist/main.js"></script>');

let folder;
let receive;
before(async () => {
  folder = await workplace("bundlers");
  const qualify = await receiver(folder);
  receive = (request, response) => qualify(request, response, shared("plan.json"));
});

const bin = (...path) => join(folder, "node_modules", ...path);

/** Writes the project, builds it and visits what was built. */
async function built(t, name, { html = MODULE, main = shared("main.js"), files = {}, program, args, site = "", out = "dist", wasm }) {
  const place = project(folder, name, { files: { "index.html": html, "main.js": main, ...files } });
  await build(place, [bin(...program), ...args]);
  assert.equal(wasmIn(join(place, out)).length, wasm, "WebAssembly files in the output");
  const url = await serveFiles(t, join(place, site), receive);
  const told = await visit(t, `${url}/`);
  (wasm ? asFile : asScript)(told);
}

test("no bundler: modules and an import map", async (t) => {
  const head = '<link rel="stylesheet" href="/node_modules/attise/dist/slots.css">\n<script type="importmap">{ "imports": { "attise": "/node_modules/attise/dist/index.js" } }</script>\n<script type="module" src="/none/main.js"></script>';
  project(folder, "none", { files: { "index.html": page(head), "main.js": shared("main.js") } });
  const url = await serveFiles(t, folder, receive);
  asFile(await visit(t, `${url}/none/`));
});

const CSS = `import "attise/slots.css";\n${shared("main.js")}`;
const ELEMENT = `import { watch } from "attise";
import { defineAttise } from "attise/element";
import "attise/slots.css";
import plan from "./plan.json?attise";

const visitor = watch(plan);
defineAttise(visitor);
document.querySelector("#accept").onclick = () => visitor.consent.grant();
`;
const ELEMENT_PAGE = MODULE.replace(/<div data-attise-slot="hero">.*?<\/div>/s, '<attise-slot name="hero"><a offer="guide" href="#guide">Read the guide</a> <a offer="demo" href="#demo">Book a demo</a></attise-slot>');
const PLUGIN = 'import attise from "attise/vite";\nexport default { plugins: [attise({ lint: false })] };\n';
const ESBUILD = { program: ["esbuild", "bin", "esbuild"], html: BUNDLE("main.js"), wasm: 0 };

const CASES = {
  "vite build": { program: ["vite", "bin", "vite.js"], args: ["build"], main: CSS, site: "dist", wasm: 1 },
  "vite build, with attise/vite and attise/element": {
    program: ["vite", "bin", "vite.js"], args: ["build"], html: ELEMENT_PAGE, main: ELEMENT, files: { "vite.config.mjs": PLUGIN }, site: "dist", wasm: 1,
  },
  webpack: { program: ["webpack-cli", "bin", "cli.js"], args: ["--mode", "production", "./main.js"], html: CLASSIC, wasm: 1 },
  "webpack, for development": { program: ["webpack-cli", "bin", "cli.js"], args: ["--mode", "development", "./main.js"], html: CLASSIC, wasm: 1 },
  rollup: { program: ["rollup", "dist", "bin", "rollup"], args: ["main.js", "-p", "node-resolve", "-d", "dist"], html: BUNDLE("main.js"), wasm: 0 },
  "webpack, told to leave addresses alone": {
    program: ["webpack-cli", "bin", "cli.js"], args: ["--mode", "production", "--no-module-parser-javascript-url", "./main.js"], html: CLASSIC, wasm: 0,
  },
  "rollup, one file": { program: ["rollup", "dist", "bin", "rollup"], args: ["main.js", "-p", "node-resolve", "-f", "iife", "-o", "dist/main.js"], html: CLASSIC, wasm: 0 },
  "esbuild, one file": { ...ESBUILD, args: ["main.js", "--bundle", "--minify", "--outfile=dist/main.js"] },
  "esbuild, split": { ...ESBUILD, args: ["main.js", "--bundle", "--splitting", "--format=esm", "--outdir=dist"] },
  parcel: { program: ["parcel", "lib", "bin.js"], args: ["build", "index.html", "--no-cache", "--cache-dir", ".parcel-cache"], main: CSS, site: "dist", wasm: 1 },
};

for (const [name, options] of Object.entries(CASES)) test(name, (t) => built(t, name.replace(/\W+/g, "-"), options));

test("vite, its server for development", async (t) => {
  const lead = await serveFiles(t, folder, receive);
  const place = project(folder, "vite-dev", { files: { "index.html": MODULE.replace('"/lead"', `"${lead}/lead"`), "main.js": CSS } });
  const port = await freePort();
  const { url, said } = await serveWith(t, place, [bin("vite", "bin", "vite.js"), "--host", "127.0.0.1", "--port", String(port), "--strictPort"], { NO_COLOR: "1" }, port);
  asFile(await visit(t, `${url}/`));
  assert.doesNotMatch(said(), /warn|error/i);
});

for (const [what, kept, headers, known] of [
  ["the policy lets nothing be fetched", true, { "content-security-policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:; connect-src 'none'" }, /\.wasm|connect-src/],
  ["the server has no such file", false, {}, /\.wasm|404/],
]) {
  test(`where the file cannot be had the script takes its place: ${what}`, async (t) => {
    const place = project(folder, "fallback", { files: { "index.html": MODULE, "main.js": shared("main.js") } });
    await build(place, [bin("vite", "bin", "vite.js"), "build"]);
    if (!kept) for (const file of wasmIn(join(place, "dist"))) rmSync(join(place, "dist", file));
    const url = await serveFiles(t, join(place, "dist"), receive, headers);
    const loads = await visit(t, `${url}/`, { known });
    assert.ok(loads.every(({ status }) => status === 404));
  });
}
