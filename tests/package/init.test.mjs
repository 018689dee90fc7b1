// `attise init`, followed to the letter from the packed tarball: the page, the form, the verdict.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
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

/** A folder with these files, where `init` has run and the package been installed. */
function project(t, files = {}) {
  const folder = emptyFolder();
  t.after(() => remove(folder));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const { code, out, err } = npx(folder, tarball, "init");
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

test("init in another folder says to go there, and a file in the way is named", (t) => {
  const folder = emptyFolder();
  t.after(() => remove(folder));
  mkdirSync(join(folder, "shop"));
  assert.match(npx(folder, tarball, "init", "shop").out, /\nNext:\n {2}cd shop\n {2}npm install attise\n/);
  writeFileSync(join(folder, "attise"), "mine");
  const { code, err } = npx(folder, tarball, "init");
  assert.deepEqual([code, err], [1, "attise: expected a folder, found a file\n"]);
});
