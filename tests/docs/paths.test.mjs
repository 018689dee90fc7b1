// The two paths of the package's README, typed as they stand in a project that has the packed tarball: an offer that changes, a verdict that is stored.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Miniflare } from "miniflare";
import { parse } from "smol-toml";
import { bundleWorker } from "../../www/build-worker.mjs";
import { newVisitor } from "../demo/lib/visit.mjs";
import { emptyFolder, npm, pack, remove } from "../package/lib/project.mjs";
import { lines, root, under } from "./lib/blocks.mjs";
import { commands } from "./lib/shell.mjs";

const PATHS = ["## From `npm i` to a call to action that changes", "## From a form post to a stored verdict"].map((heading) => under("pkg-config/README.md", heading));
const [toOffer, toVerdict] = PATHS.map((shown) => Object.fromEntries(shown.map(({ language, code }) => [language, code])));

let project;
before(() => {
  project = emptyFolder();
  const write = (name, text) => writeFileSync(join(project, name), text);
  // `npm i attise vite`, with the tarball in place of the name, and the vite that the tests have
  npm(project, "install", `./${pack(project).filename}`);
  symlinkSync(join(root, "node_modules", "vite"), join(project, "node_modules", "vite"));
  mkdirSync(join(project, "node_modules", ".bin"), { recursive: true });
  symlinkSync("../vite/bin/vite.js", join(project, "node_modules", ".bin", "vite"));
  write("plan.json", toOffer.json);
  write("worker.js", toVerdict.js);
});
after(() => remove(project));

test("each path has at most 15 lines of code", () => {
  for (const shown of PATHS) {
    const counts = shown.map(({ code }) => lines(code));
    assert.ok(counts.reduce((sum, count) => sum + count, 0) <= 15, counts.join(" + "));
    for (const { code } of shown) for (const line of code.split("\n")) assert.ok(line.length <= 180, line);
  }
});

test("the page's offer changes, and its form's verdict is stored", async (t) => {
  const worker = await serveWorker(t);
  const url = new URL(await worker.ready).href;
  const form = toVerdict.html.replace("http://localhost:8787/", url);
  assert.notEqual(form, toVerdict.html);
  writeFileSync(join(project, "index.html"), toOffer.html + form);

  const [install, compile, serve, ...rest] = commands(toOffer.sh);
  assert.deepEqual([install, serve, rest], ["npm i attise vite", "npx vite", []]);
  execFileSync("sh", ["-c", compile], { cwd: project });
  const context = await newVisitor(t);
  const page = await context.newPage();
  const said = [];
  page.on("pageerror", (error) => said.push(String(error)));
  // Neither path has an icon, for which a browser asks.
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && !message.location().url.endsWith("/favicon.ico") && said.push(message.text()));
  await page.goto(await startVite(t, serve));

  const offer = page.locator('[data-attise-slot="hero"] > :not([hidden])');
  assert.equal(await offer.innerText(), "Read the guide");
  await page.mouse.move(10, 10);
  for (let seconds = 0; seconds < 30 && (await offer.innerText()) === "Read the guide"; seconds += 1) await page.clock.runFor(1000);
  assert.equal(await offer.innerText(), "Ask for a quote");

  await page.fill("[name=email]", "a@example.org");
  await page.click("form button");
  await page.waitForURL(url);
  assert.equal(await page.innerText("body"), "Thank you.");
  const { results } = await (await worker.getD1Database("DB")).prepare("SELECT * FROM leads").all();
  assert.equal(results.length, 1);
  const [{ email, points, why, verdict }] = results;
  assert.deepEqual([email, JSON.parse(verdict).trust, JSON.parse(verdict).reading.temperature], ["a@example.org", "consistent", "hot"]);
  assert.ok(points >= 20 && points <= 40, String(points));
  assert.match(why, new RegExp(`^Hot, ${points} points: `));
  assert.deepEqual(said, []);
});

/** What `wrangler dev` does with the settings that are shown: the worker in workerd, with the table that is made. */
async function serveWorker(t) {
  const settings = parse(toVerdict.toml);
  const [database] = settings.d1_databases;
  const [create, dev, ...rest] = commands(toVerdict.sh);
  assert.deepEqual([dev, rest], ["npx wrangler dev worker.js", []]);
  const [, name, statement] = /^npx wrangler d1 execute (\S+) --local --command "([^"]+)"$/.exec(create);
  assert.equal(name, database.database_name);
  const out = join(project, "worker-out");
  await bundleWorker(join(project, "worker.js"), out);
  const worker = new Miniflare({
    rootPath: out, modulesRoot: out, modules: true, scriptPath: join(out, "index.js"), cf: false,
    modulesRules: [{ type: "ESModule", include: ["**/*.js"] }, { type: "CompiledWasm", include: ["**/*.wasm"] }],
    compatibilityDate: String(settings.compatibility_date),
    d1Databases: { [database.binding]: database.database_id },
  });
  t.after(() => worker.dispose());
  await (await worker.getD1Database(database.binding)).prepare(statement).run();
  return worker;
}

/** Starts the server by the shown command; gives its address. */
async function startVite(t, command) {
  const server = spawn("sh", ["-c", `exec ${command}`], { cwd: project, detached: true, env: { ...process.env, NO_COLOR: "1" } });
  const gone = new Promise((resolve) => server.on("exit", resolve));
  t.after(() => {
    process.kill(-server.pid);
    return gone;
  });
  let output = "";
  for (const stream of [server.stdout, server.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const find = () => /http:\/\/localhost:\d+\//.exec(output)?.[0];
  for (let tries = 0; tries < 400 && !find(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(find(), output);
  return find();
}
