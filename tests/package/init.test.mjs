// `attise init`, followed to the letter from the packed tarball: the page, the form, the verdict.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { serveFiles } from "../consumers/lib/serve.mjs";
import { contents, NATIVE, run } from "../node/lib/attise.mjs";
import { plan } from "../node/lib/tiny.mjs";
import { newVisitor } from "../demo/lib/visit.mjs";
import { startWorker } from "../edge/lib/worker.mjs";
import { emptyFolder, npm, npx, pack, remove } from "./lib/project.mjs";

let store;
let tarball;
before(() => {
  store = emptyFolder();
  tarball = join(store, pack(store).filename);
});
after(() => remove(store));

/** A folder with these files. */
function folderOf(t, files) {
  const folder = emptyFolder();
  t.after(() => remove(folder));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  }
  return folder;
}

/** Runs `init` in a folder, and the native one in a copy, which must do and say the same; gives what was said. */
function init(t, folder, ...args) {
  const copy = emptyFolder();
  t.after(() => remove(copy));
  cpSync(folder, copy, { recursive: true });
  const said = npx(folder, tarball, "init", ...args);
  assert.deepEqual(run(NATIVE, copy, ["init", ...args]), said);
  assert.deepEqual(contents(copy), contents(folder));
  return said;
}

/** A folder with these files, where `init` has run and the package been installed. */
function project(t, files = {}) {
  const folder = folderOf(t, files);
  const { code, out, err } = init(t, folder);
  assert.equal(code, 0, err);
  // "npm install attise", with the tarball in place of the name
  npm(folder, "install", tarball);
  return { folder, said: out };
}

/** Starts a project's serve.mjs; `printed` resolves to its output once a line of it matches. */
async function serve(t, folder, port = "0") {
  const child = spawn(process.execPath, ["attise/serve.mjs"], { cwd: folder, env: { ...process.env, PORT: port } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const gone = new Promise((resolve) => child.on("exit", resolve));
  t.after(() => {
    child.kill();
    return gone;
  });
  const printed = async (pattern) => {
    for (let tries = 0; tries < 200 && !pattern.test(output); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.match(output, pattern);
    return output;
  };
  return { printed, gone, url: async () => (await printed(/^http:\S+$/m)).match(/^http:\S+$/m)[0] };
}

test("in an empty folder, the steps that init prints give a page whose offer adapts and a lead with its verdict", async (t) => {
  const { folder, said } = project(t);
  assert.deepEqual(readdirSync(join(folder, "attise")).sort(), ["index.html", "plan.js", "plan.json", "serve.mjs", "worker.js", "wrangler.toml"]);
  for (const step of ["npm install attise", "node attise/serve.mjs", "npx attise compile attise/plan.json -o attise/plan.js"]) assert.ok(said.includes(`\n  ${step}\n`), said);

  const server = await serve(t, folder);
  const url = await server.url();
  const context = await newVisitor(t, { clock: false });
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  const score = (text) => page.locator("#score", { hasText: text }).waitFor();
  const offer = () => page.locator('[data-attise-slot="hero"] > :not([hidden])').innerText();

  await page.goto(url);
  assert.equal(await offer(), "Read the guide");
  assert.equal(await page.evaluate(() => localStorage.length), 0, "nothing is stored before consent");
  await page.click("#consent [value=yes]");
  await score("0 points, cold");
  await page.click("text=Read the guide");
  await score("8 points, cold");
  await page.click("text=Pricing");
  await score("16 points, cold");
  await page.click("text=Compare");
  await score("24 points, cold");
  assert.equal(await offer(), "Read the guide");
  await page.click("text=Product");
  await score("27 points, warm");
  assert.equal(await offer(), "Join the webinar");

  await page.fill("[name=email]", "a@example.org");
  await page.fill("[name=employees]", "250");
  await page.fill("[name=role]", "Head of sales");
  await page.click("form button");
  await page.waitForURL("**/thank-you");
  assert.equal(await page.innerText("h1"), "Thank you");
  const output = await server.printed(/^ {2}62 points, hot; fit 35; stage mql; payload consistent$/m);
  assert.match(output, /^lead \{"email":"a@example\.org",/m);
  assert.deepEqual(wrong, []);
});

test("in an existing project nothing is overwritten, and its own plan is the one that counts", async (t) => {
  const files = {
    "package.json": '{ "name": "shop", "version": "1.0.0", "type": "commonjs" }',
    "index.html": "mine",
    "attise/plan.json": JSON.stringify(plan),
    "attise/worker.js": "mine",
  };
  const { folder, said } = project(t, files);
  assert.equal(said.match(/^kept /gm).length, 2);
  for (const name of ["index.html", "attise/plan.json", "attise/worker.js"]) assert.equal(readFileSync(join(folder, name), "utf8"), files[name]);
  const server = await serve(t, folder);
  const url = await server.url();
  for (const path of ["/", "/attise/index.html", "/attise/plan.js", "/node_modules/attise/dist/live.wasm"]) assert.equal((await fetch(url + path)).status, 200, path);
  for (const path of ["/attise/../package.json.js", "/attise/%2e%2e/package.json", "/attise/%2f..%2fpackage.json", "/node_modules/attise/../../package.json"]) {
    assert.doesNotMatch(await (await fetch(url + path)).text(), /"shop"/, path);
  }
  const sent = await fetch(`${url}/lead`, { method: "POST", body: new URLSearchParams({ email: "b@example.org", employees: "60" }), redirect: "manual" });
  assert.deepEqual([sent.status, sent.headers.get("location")], [303, "/thank-you"]);
  await server.printed(/^ {2}0 points, cold; fit 10; stage visitor; payload absent$/m);
});

test("serve.mjs says what is missing, and when its port is taken", async (t) => {
  const { folder } = project(t);
  const url = await (await serve(t, folder)).url();
  const second = await serve(t, folder, new URL(url).port);
  await second.printed(/^port \d+ is taken; another one: {2}PORT=8789 node attise\/serve\.mjs$/m);
  assert.equal(await second.gone, 1);
  remove(join(folder, "node_modules"));
  const third = await serve(t, folder);
  await third.printed(/^the package is not installed: npm install attise$/m);
  assert.equal(await third.gone, 1);
});

test("the worker runs in workerd", async (t) => {
  const { folder } = project(t);
  const fetchWorker = await startWorker(t, pathToFileURL(join(folder, "attise/worker.js")));
  const answer = await fetchWorker("http://localhost/lead", { method: "POST", body: new URLSearchParams({ email: "c@example.org" }) });
  assert.deepEqual([answer.status, await answer.text()], [200, "Thank you, we will be in touch."]);
  assert.equal((await fetchWorker("http://localhost/")).status, 405);
});

const tsconfig = '{ "compilerOptions": { "strict": true } }';
const needs = (...names) => ({ dependencies: Object.fromEntries(names.map((name) => [name, "*"])) });

/** Projects by their files: the snippet that fits, and what is said of it. */
const PROJECTS = {
  "Vite, React, TypeScript": {
    files: { "package.json": { ...needs("react"), devDependencies: { vite: "*" } }, "tsconfig.json": tsconfig, "vite.config.mts": "", "index.html": "", "pnpm-lock.yaml": "" },
    name: "snippet.tsx",
    says: [
      "Found package.json (react, vite), index.html.", "  pnpm add attise", "In vite.config.mts, which then",
      '  import attise from "attise/vite";\n  plugins: [attise()],\n  server: { proxy: { "/lead": "http://localhost:8787" } }, // the worker, while you develop\n',
      "In a page, such as src/App.tsx; attise/snippet.tsx has", '  import Landing from "../attise/snippet";',
    ],
    holds: ['/// <reference types="attise/vite/client" />\n//', 'from "./plan.json?attise"', 'from "attise/react"'],
  },
  "webpack, React": {
    files: { "package.json": needs("webpack", "react"), "tsconfig.json": tsconfig, "public/index.html": "" },
    name: "snippet.jsx",
    says: ["Found package.json (react, webpack), public/index.html.", "\n  npx attise compile attise/plan.json -o attise/plan.js\n"],
    holds: ['from "./plan.js"', 'from "attise/react"'],
  },
  Next: {
    files: { "package.json": needs("next", "react"), "tsconfig.json": tsconfig, "src/app/page.tsx": "" },
    name: "snippet.tsx",
    says: [
      "In a page, such as src/app/page.tsx;", '  import Landing from "../../attise/snippet";', "In src/app/lead/route.js:",
      '  import lead from "../../../attise/worker.js";\n  export const POST = (request) => lead.fetch(request);',
    ],
    holds: ['"use client";\n', 'from "./plan.js"', 'from "attise/react"'],
  },
  "Next without TypeScript": {
    files: { "package.json": needs("next", "react"), "app/page.js": "" },
    name: "snippet.jsx",
    says: ["In a page, such as app/page.js;", '  import Landing from "../attise/snippet";', "In app/lead/route.js:"],
    holds: ['"use client";\n', 'from "./plan.js"'],
  },
  "Vite and a worker": {
    files: { "package.json": needs("vite"), "index.html": "", "wrangler.toml": 'main = "worker.js"\n' },
    name: "snippet.html",
    says: ["\n  plugins: [attise()],\n\n", "In worker.js, the worker of wrangler.toml:"],
    holds: ['plan.json?attise"'],
  },
  Nuxt: {
    files: { "package.json": needs("nuxt", "vue"), "nuxt.config.ts": "" },
    name: "snippet.vue",
    says: ["In nuxt.config.ts, which then", "  vite: { plugins: [attise()] },", "In server/routes/lead.post.js:"],
    holds: ['from "./plan.json?attise"', 'from "vue"'],
  },
  Astro: {
    files: { "package.json": needs("astro") },
    name: "snippet.astro",
    says: ["In astro.config.mjs, which then", "  vite: { plugins: [attise()] },", "In src/pages/lead.js:"],
    holds: ['from "./plan.json?attise"', "\n---\n"],
  },
  SvelteKit: {
    files: { "package.json": { devDependencies: { "@sveltejs/kit": "*", svelte: "*", vite: "*" } } },
    name: "snippet.svelte",
    says: ['  server: { fs: { allow: ["attise"] } },', "In src/routes/lead/+server.js:", '  import lead from "../../../attise/worker.js";'],
    holds: ['from "./plan.json?attise"', 'from "svelte"'],
  },
  esbuild: {
    files: { "package.json": needs("esbuild"), "yarn.lock": "" },
    name: "snippet.html",
    says: ["  yarn add attise", "Into your page: the slot and the form of attise/snippet.html. Into its script", '  import plan from "../attise/plan.js";'],
    holds: ['from "/attise/plan.js"'],
  },
  "pages as they are, and a worker": {
    files: { "index.html": "mine", "package.json": "{ not JSON", "wrangler.jsonc": '{\n  // mine\n  "name": "shop",\n  "main": "./src/worker/index.ts",\n}' },
    name: "snippet.html",
    says: [
      "Found index.html, wrangler.jsonc.", "Into your page: the slot, the form and the script of attise/snippet.html.", "In src/worker/index.ts, the worker of wrangler.jsonc:",
      '  import lead from "../../attise/worker.js";\n  if (new URL(request.url).pathname === "/lead") return lead.fetch(request);',
    ],
    holds: ['"/node_modules/attise/dist/index.js"', 'from "/attise/plan.js"'],
  },
  "wrangler.toml": {
    files: { "public/index.html": "", "wrangler.toml": 'name = "shop"\nmain = "worker.js" # mine\n' },
    name: "snippet.html",
    says: ["In worker.js, the worker of wrangler.toml:", '  import lead from "./attise/worker.js";'],
    holds: ['data-attise-slot="hero"'],
  },
};

for (const [name, { files, name: snippet, says, holds }] of Object.entries(PROJECTS)) {
  test(`in a project that is there, the snippet fits and its place is said: ${name}`, (t) => {
    const folder = folderOf(t, files);
    const before = contents(folder);
    const { code, out, err } = init(t, folder);
    assert.deepEqual([code, err], [0, ""]);
    for (const line of [`wrote  attise/${snippet}: `, "  node attise/serve.mjs", ...says]) assert.ok(out.includes(line), `${line}\n\n${out}`);
    const after = contents(folder);
    assert.deepEqual(Object.fromEntries(Object.keys(before).map((file) => [file, after[file]])), before);
    for (const part of holds) assert.ok(after[`attise/${snippet}`].includes(part), `${part}\n\n${after[`attise/${snippet}`]}`);
    writeFileSync(join(folder, "attise", snippet), "mine");
    assert.match(init(t, folder).out, new RegExp(`^kept   attise/${snippet}: `, "m"));
    assert.equal(readFileSync(join(folder, "attise", snippet), "utf8"), "mine");
  });
}

/** A project that Vite builds, where `init` has run; Vite and React are those of this repository. */
function viteProject(t, ...names) {
  const folder = folderOf(t, { "package.json": { type: "module", devDependencies: Object.fromEntries(["vite", ...names].map((name) => [name, "*"])) } });
  const { code, out, err } = init(t, folder);
  assert.equal(code, 0, err);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  npm(folder, "install", tarball);
  for (const name of names) symlinkSync(join(modules, name), join(folder, "node_modules", name));
  writeFileSync(join(folder, "vite.config.js"), settings(out));
  return { folder, said: out };
}

/** What is to be typed into the settings of Vite, as `init` has said it. */
const settings = (said) => {
  const [, imported, plugins] = /^In vite\.config\.\w+, .*\n {2}(import .*)\n {2}(plugins: .*)$/m.exec(said);
  return `${imported}\nexport default { ${plugins} };\n`;
};

/** Builds a project with Vite, and sends its form as a visitor who has agreed; gives what was posted. */
async function posted(t, folder) {
  const { code, out, err } = run([process.execPath, join(modules, "vite", "bin", "vite.js")], folder, ["build"]);
  assert.equal(code, 0, out + err);
  assert.doesNotMatch(out + err, /warn/i);
  let body = "";
  const url = await serveFiles(t, join(folder, "dist"), async (request, response) => {
    for await (const piece of request) body += piece;
    response.end("Thank you");
  });
  const context = await newVisitor(t, { clock: false });
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  await page.goto(url);
  assert.equal(await page.locator('[data-attise-slot="hero"] > :not([hidden])').innerText(), "Read the guide");
  assert.equal(await page.evaluate(() => localStorage.length), 0, "nothing is stored before consent");
  await page.click("text=Accept");
  await page.waitForFunction(() => localStorage.length > 0);
  await page.fill("[name=email]", "a@example.org");
  await page.click("form button");
  await page.waitForURL("**/lead");
  assert.deepEqual(wrong, []);
  return new URLSearchParams(body);
}

const modules = new URL("../../node_modules", import.meta.url).pathname;

test("with Vite, the steps that init prints give a page whose form carries the evidence", async (t) => {
  const { folder } = viteProject(t);
  const head = '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Shop</title></head><body>';
  writeFileSync(join(folder, "index.html"), `${head}\n${readFileSync(join(folder, "attise/snippet.html"), "utf8")}</body></html>`);
  const form = await posted(t, folder);
  assert.equal(form.get("email"), "a@example.org");
  assert.match(run(NATIVE, folder, ["decode", form.get("attise"), "--plan", "attise/plan.json"]).out, /^plan {9}[0-9a-f]{8}\nissued /);
});

test("with Vite and React, the component that init writes is used as it is", async (t) => {
  const { folder, said } = viteProject(t, "react", "react-dom", "scheduler");
  const [line] = /^import Landing from ".*";$/m.exec(said.replace(/^ {2}/gm, ""));
  mkdirSync(join(folder, "src"));
  writeFileSync(join(folder, "src/main.jsx"), `import { createRoot } from "react-dom/client";\n${line}\ncreateRoot(document.getElementById("root")).render(<Landing />);\n`);
  writeFileSync(join(folder, "index.html"), '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Shop</title></head><body><div id="root"></div><script type="module" src="/src/main.jsx"></script></body></html>');
  assert.match((await posted(t, folder)).get("attise"), /^[\w-]{20,}$/);
});

test("init in another folder says to go there, and a file in the way is named", (t) => {
  const folder = emptyFolder();
  t.after(() => remove(folder));
  mkdirSync(join(folder, "shop"));
  assert.match(init(t, folder, "shop").out, /\nNext:\n {2}cd shop\n {2}npm install attise\n/);
  writeFileSync(join(folder, "attise"), "mine");
  const { code, err } = init(t, folder);
  assert.deepEqual([code, err], [1, "attise: expected a folder, found a file\n"]);
});
