// `attise/vite` in Vite, Rollup, and, as the docs show it, in esbuild and webpack.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { stripVTControlCharacters } from "node:util";
import attise, { compilePlan } from "attise/vite";
import { compileToModule } from "attise/plan";
import { rollup } from "rollup";
import { build, createLogger, createServer } from "vite";
import webpack from "webpack";
import { run } from "../../scripts/run.mjs";
import { newVisitor } from "../demo/lib/visit.mjs";
import { files } from "./lib/blocks.mjs";
import { bad, good, lineOf, project } from "./lib/project.mjs";

const [, compiled] = compileToModule(good).match(/"(.*)"/);
const KEY = "unknown key `langage`", POINTS = "criteria[0].points: expected a whole number from -100000 to 100000, not 0, found `\"ten\"`";
/** The two problems of `bad` as they are reported for a file. */
const reports = (file) => [`${file}:3:3: ${KEY}\n    did you mean \`language\`?`, `${file}:${lineOf(bad, '"ten"')}:17: ${POINTS}`];

test("compilePlan gives the module, or all problems with their places, and never throws for a plan", () => {
  assert.equal(compilePlan(good).code, compileToModule(good));
  const { code, problems, warnings } = compilePlan(bad, { file: "a/plan.json" });
  assert.deepEqual([code, warnings, problems.map(({ report }) => report)], [null, [], reports("a/plan.json")]);
  assert.deepEqual(problems[0].loc, { file: "a/plan.json", line: 3, column: 2, lineText: '  "langage": "fr",' });
  assert.equal(problems[0].frame, '  1 | {\n  2 |   "version": 1,\n> 3 |   "langage": "fr",\n    |   ^\n  4 |   "id": "tiny",\n  5 |   "language": "en",');
  assert.deepEqual(compilePlan("").problems.map(({ report }) => report), ["plan.json:1:1: expected JSON: EOF while parsing a value at line 1 column 0"]);
  assert.throws(() => compilePlan(), { name: "TypeError", message: "plan: expected the plan's JSON text or object, found undefined" });
});

test("compilePlan warns of what is unwise, at its line", () => {
  const warning = compilePlan(good).warnings.find(({ code }) => code === "flapping");
  assert.deepEqual([warning.path, warning.loc.line], ["temperature", lineOf(good, '"temperature": {')]);
  assert.ok(warning.report.startsWith(`plan.json:${warning.loc.line}:18: temperature: it has neither`), warning.report);
});

/** Vite's own logger, with what it would have printed. */
function listener() {
  const logger = createLogger("warn", { allowClearScreen: false });
  const said = [];
  for (const level of ["warn", "warnOnce", "error"]) logger[level] = (message) => void said.push(message);
  return { logger, said };
}

const viteBuild = async ({ folder }, options) => {
  const { logger, said } = listener();
  await build({ root: folder, configFile: false, customLogger: logger, plugins: [attise(options)] });
  const [script] = readdirSync(join(folder, "dist/assets"));
  return { said, code: readFileSync(join(folder, "dist/assets", script), "utf8") };
};

test("vite build puts the compiled plan into the page, and warns", async (t) => {
  const { said, code } = await viteBuild(project(t));
  assert.ok(code.includes(compiled));
  assert.equal(said.length, compilePlan(good).warnings.length);
  assert.match(said.join("\n"), /plan\.json:70:18: temperature: it has neither `hysteresis` nor `dwellSeconds`, .*\n.* \(flapping\)/);
});

test("vite build says nothing of what is unwise where it is told not to", async (t) => {
  const { said, code } = await viteBuild(project(t), { lint: false });
  assert.deepEqual([said, code.includes(compiled)], [[], true]);
});

test("vite build fails with all problems, each at its line", async (t) => {
  const { folder, path } = project(t, { "plan.json": bad });
  const shown = relative(process.cwd(), path("plan.json"));
  const { logger } = listener();
  const { frame } = compilePlan(bad).problems[0];
  const { message } = await build({ root: folder, configFile: false, customLogger: logger, plugins: [attise()] }).catch((error) => error);
  assert.equal(
    stripVTControlCharacters(message),
    `Build failed with 1 error:\n\n[plugin attise] ${path("plan.json")}:3:2\nRolldownError: ${[`${shown}: 2 problems`, ...reports(shown), frame].join("\n")}`,
  );
});

test("a plan that is missing is told as any other file", async (t) => {
  const { folder } = project(t, { "main.js": 'import plan from "./other.json?attise"; console.log(plan);' });
  await assert.rejects(build({ root: folder, configFile: false, logLevel: "silent", plugins: [attise()] }), /\.\/other\.json\?attise/);
});

/** A dev server for the project, and a page on it. */
async function develop(t, { folder }, { wrong = [] } = {}) {
  const { logger, said } = listener();
  const server = await createServer({ root: folder, configFile: false, customLogger: logger, plugins: [attise()], server: { port: 0, host: "127.0.0.1", watch: { usePolling: true, interval: 50 } }, optimizeDeps: { noDiscovery: true } });
  t.after(() => server.close());
  await server.listen();
  const page = await (await newVisitor(t, { clock: false })).newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  t.after(() => assert.deepEqual(errors, wrong));
  await page.goto(`http://127.0.0.1:${server.httpServer.address().port}/`);
  return { page, said, shows: (text) => page.locator("output", { hasText: text }).waitFor() };
}

const overlay = async (page) => {
  await page.locator("vite-error-overlay .message-body").waitFor();
  return page.evaluate(() => ["message-body", "file", "frame"].map((part) => document.querySelector("vite-error-overlay").shadowRoot.querySelector(`.${part}`).textContent.trim()));
};

test("in vite the overlay shows the problems at their line, and goes when the plan is good again", async (t) => {
  const { folder, write, path } = project(t);
  const { page, said, shows } = await develop(t, { folder });
  await shows(compiled);
  assert.equal(said.length, compilePlan(good).warnings.length);
  write("plan.json", bad);
  const [message, file, frame] = await overlay(page);
  const shown = relative(process.cwd(), path("plan.json"));
  assert.equal(message, [`${shown}: 2 problems`, ...reports(shown)].join("\n"));
  assert.equal(file, `${path("plan.json")}:3:2`);
  assert.equal(frame, compilePlan(bad).problems[0].frame.trim());
  const other = good.replace('"hot": 30', '"hot": 31');
  write("plan.json", other);
  await shows(compileToModule(other).match(/"(.*)"/)[1]);
  assert.equal(await page.locator("vite-error-overlay").count(), 0);
});

test("in vite a plan that is wrong from the start is shown once it is good", async (t) => {
  const { folder, write } = project(t, { "plan.json": bad });
  const { page, shows } = await develop(t, { folder });
  assert.match((await overlay(page))[0], /plan\.json: 2 problems/);
  write("plan.json", good);
  await shows(compiled);
  assert.equal(await page.locator("vite-error-overlay").count(), 0);
});

test("in vite pages hear of a new plan once its file is whole: some editors empty it first", async () => {
  const plan = { isSelfAccepting: false }, done = [];
  const environment = { moduleGraph: { getModuleById: () => plan }, hot: { send: (payload) => done.push(payload) } };
  const read = () => new Promise((resolve) => setImmediate(() => resolve(done.push("read"))));
  assert.deepEqual(await attise().hotUpdate.call({ environment }, { file: "/plan.json", modules: [], read }), [plan]);
  assert.deepEqual(done, ["read"]);
});

test("a page may take the new plan without a reload", async (t) => {
  const main = `import plan from "./plan.json?attise";
    const show = (text) => (document.querySelector("output").textContent = text);
    show(plan);
    import.meta.hot.accept("./plan.json?attise", (changed) => show(changed.default));`;
  const { folder, write } = project(t, { "main.js": main });
  const { page, shows } = await develop(t, { folder });
  await shows(compiled);
  await page.evaluate(() => (globalThis.stayed = true));
  const other = good.replace('"hot": 30', '"hot": 31');
  write("plan.json", other);
  await shows(compileToModule(other).match(/"(.*)"/)[1]);
  assert.equal(await page.evaluate(() => globalThis.stayed), true);
});

test("the same plugin in Rollup compiles, warns, watches the plan and fails at its line", async (t) => {
  const { path, write } = project(t);
  const warnings = [];
  const options = { input: path("main.js"), plugins: [attise()], onwarn: (warning) => warnings.push(warning) };
  const bundle = await rollup(options);
  const { output } = await bundle.generate({});
  assert.ok(output[0].code.includes(compiled));
  assert.ok(bundle.watchFiles.includes(path("plan.json")));
  const flapping = warnings.find(({ message }) => message.includes("(flapping)"));
  assert.deepEqual([flapping.plugin, flapping.loc], ["attise", { file: path("plan.json"), line: 70, column: 17 }]);
  write("plan.json", bad);
  await assert.rejects(rollup(options), ({ message, loc, id, frame }) => {
    for (const report of reports(relative(process.cwd(), path("plan.json")))) assert.ok(message.includes(report), message);
    assert.deepEqual([loc, id, frame], [{ file: path("plan.json"), line: 3, column: 2 }, path("plan.json"), compilePlan(bad).problems[0].frame]);
    return true;
  });
});

test("the docs' esbuild plugin compiles, warns, and fails at its line", async (t) => {
  const { folder, path, write } = project(t, { "build.mjs": files("vite.md")["build.mjs"] });
  const built = await run(process.execPath, ["build.mjs"], { cwd: folder });
  assert.equal(built.code, 0, built.output);
  assert.ok(readFileSync(path("dist/main.js"), "utf8").includes(compiled));
  assert.match(built.output, /plan\.json:70:17:\n/);
  write("plan.json", bad);
  const { code, output } = await run(process.execPath, ["build.mjs"], { cwd: folder });
  assert.equal(code, 1);
  assert.ok(output.includes(`${KEY} [plugin attise]`) && output.includes(`${POINTS} [plugin attise]`) && /plan\.json:3:2:/.test(output), output);
});

test("the docs' webpack loader compiles, warns, and fails at its line", async (t) => {
  const { folder, path, write } = project(t, files("vite.md"));
  const config = { mode: "production", entry: "./main.js", context: folder, output: { path: path("dist") }, performance: false };
  const rule = { resourceQuery: /^\?attise$/, type: "javascript/auto", use: path("attise-loader.mjs") };
  assert.ok(files("vite.md")["webpack.config.mjs"].includes('{ resourceQuery: /^\\?attise$/, type: "javascript/auto", use: resolve("attise-loader.mjs") }'));
  const pack = () => new Promise((done, failed) => webpack({ ...config, module: { rules: [rule] } }, (error, stats) => (error ? failed(error) : done(stats.toJson()))));
  const made = await pack();
  assert.deepEqual(made.errors, []);
  assert.ok(made.warnings.some(({ message }) => message.includes(`${path("plan.json")}:70:18: temperature: `)));
  assert.ok(readFileSync(path("dist/main.js"), "utf8").includes(compiled));
  write("plan.json", bad);
  const [error] = (await pack()).errors;
  for (const report of reports(path("plan.json"))) assert.ok(error.message.includes(report), error.message);
});
