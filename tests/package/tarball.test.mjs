// What is published is what is tested: the packed tarball, installed in a project of its own.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { plan } from "../node/lib/tiny.mjs";
import { emptyFolder, npm, pack, remove } from "./lib/project.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pkg = join(root, "pkg-config");
const manifest = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
let project;
let packed;

const write = (name, content) =>
  writeFileSync(join(project, name), typeof content === "string" ? content : JSON.stringify(content));

before(() => {
  project = emptyFolder();
  packed = pack(project);
  write("package.json", { name: "consumer", private: true, type: "module" });
  write("plan.json", plan);
  npm(project, "install", `./${packed.filename}`);
});

after(() => remove(project));

/** Runs a module in the project, as a user's own file. */
function node(source) {
  write("try.mjs", source);
  const { status, stdout, stderr } = spawnSync(process.execPath, ["try.mjs"], { cwd: project, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return stdout.trim();
}

test("the tarball holds what it should, and nothing else", () => {
  const files = packed.files.map(({ path }) => path);
  for (const file of ["dist/live.wasm", "dist/full.wasm", "dist/tools.wasm", "dist/slots.css", "dist/index.js", "bin/attise.js", "presets/b2b-saas.json", "presets/sensei.cases.json", "plan.schema.json", "cases.schema.json", "templates/index.html", "README.md", "THIRD-PARTY.md"]) {
    assert.ok(files.includes(file), `missing ${file}`);
  }
  const odd = files.filter((file) => !/^(dist|bin|presets|templates)\/|^(\w+\/)?package\.json$|^(README\.md|THIRD-PARTY\.md|LICENSE\S*|(plan|cases)\.schema\.json|(wasm|vite-client)\.d\.ts|slots\.css(\.d\.ts)?)$/.test(file));
  assert.deepEqual(odd, []);
});

test("every file that exports names is in the tarball", () => {
  const files = new Set(packed.files.map(({ path }) => `./${path}`));
  const targets = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry).flatMap(targets));
  const missing = targets(manifest.exports).filter((target) => !target.includes("*") && !files.has(target));
  assert.deepEqual(missing, []);
});

test("its version is that of Cargo.toml", () => {
  const [, version] = /^version = "([^"]+)"/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"));
  assert.equal(manifest.version, version);
});

test("it installs nothing else", () => {
  const { packages } = JSON.parse(readFileSync(join(project, "package-lock.json"), "utf8"));
  assert.deepEqual(Object.keys(packages).sort(), ["", "node_modules/attise"]);
});

test("every entry can be imported in Node", () => {
  const said = node(`
    const names = {};
    for (const entry of ["attise", "attise/inline", "attise/consent", "attise/privacy", "attise/edge", "attise/hono", "attise/plan", "attise/tools", "attise/inspector", "attise/element", "attise/vite"]) names[entry] = Object.keys(await import(entry)).sort();
    console.log(JSON.stringify(names));
  `);
  assert.deepEqual(JSON.parse(said), {
    attise: ["watch"],
    "attise/inline": ["watch"],
    "attise/consent": ["googleConsentMode", "tcf"],
    "attise/privacy": ["describe", "readStored", "writeStored"],
    "attise/edge": [
      "AttiseSas", "Keys", "KeysError", "OpenPlan", "PlanError", "ROUTES", "candidate", "crmFields", "d1Replays", "d1Sas", "durableSas", "load", "memoryReplays", "memorySas",
      "openKeys", "openPlan", "openSas", "qualify", "ready", "seal", "sealed", "unavailable",
    ],
    "attise/hono": ["qualifyLead"],
    "attise/plan": ["OpenPlan", "PlanError", "check", "compile", "compileToModule", "explain", "load", "openPlan", "ready"],
    "attise/tools": [
      "OpenPlan", "PlanError", "check", "compile", "compileToModule", "diffPlans", "explain", "journeys", "lint", "load", "missing", "missingOf", "openMoves",
      "openPlan", "openReplay", "printPlan", "ready", "testPlan",
    ],
    "attise/inspector": ["inspect"],
    "attise/element": ["defineAttise"],
    "attise/vite": ["compilePlan", "default"],
  });
});

test("files that are no scripts can be found by their names", () => {
  for (const file of ["live.wasm", "full.wasm", "tools.wasm", "slots.css", "presets/b2b-saas.json", "plan.schema.json", "cases.schema.json", "package.json"]) {
    assert.match(node(`console.log(import.meta.resolve("attise/${file}"))`), /^file:.*attise\//);
  }
});

test("plans are checked and leads qualified in Node", () => {
  const said = node(`
    import { readFileSync } from "node:fs";
    import { check } from "attise/plan";
    import { openPlan, qualify } from "attise/edge";
    const text = readFileSync("plan.json", "utf8");
    const { verdict, fields } = await qualify(new FormData(), { plan: openPlan(text), now: 0 });
    console.log(check(text).length, check("{}").length > 0, verdict.trust, JSON.stringify(fields));
  `);
  assert.equal(said, "0 true absent {}");
});

test("npx attise works", () => {
  assert.match(npm(project, "exec", "--", "attise", "check", "plan.json"), /^plan\.json: good \(plan `tiny`, /m);
});

test("the presets are good plans without a warning, and their cases pass", () => {
  for (const name of ["b2b-saas", "inbound", "mql-sql", "sensei", "scorecard", "force-plus"]) {
    const file = `node_modules/attise/presets/${name}.json`;
    assert.match(npm(project, "exec", "--", "attise", "check", file), /: good /);
    assert.match(npm(project, "exec", "--", "attise", "lint", "--strict", file), /: no warnings/);
    assert.match(npm(project, "exec", "--", "attise", "test", file), /\d+ passed/);
  }
});

test("every host's loader survives a bundler, and the page's bundle is one file", async () => {
  const bundle = async (entry, conditions) => {
    write("bundle.mjs", `export * from "${entry}";`);
    const { outputFiles } = await build({
      absWorkingDir: project, entryPoints: ["bundle.mjs"], bundle: true, format: "esm", write: false, conditions, platform: "neutral",
      external: ["node:*", "*.wasm", "*.wasm?module"], logLevel: "silent",
    });
    assert.equal(outputFiles.length, 1);
    return outputFiles[0].text;
  };
  assert.match(await bundle("attise/edge", ["workerd"]), /from "\.\/full\.wasm"/);
  assert.match(await bundle("attise/edge", ["edge-light"]), /from "\.\/full\.wasm\?module"/);
  assert.match(await bundle("attise/edge", ["node"]), /from "node:fs"/);
  assert.match(await bundle("attise/hono", ["workerd"]), /from "\.\/full\.wasm"/);
  assert.match(await bundle("attise/plan", ["browser"]), /new URL\("\.\/full\.wasm", import\.meta\.url\)/);
  assert.match(await bundle("attise", ["browser"]), /new URL\("\.\/live\.wasm",\s*import\.meta\.url\)/);
});

test("the published types check in a strict project", () => {
  write("use.ts", `
    import { watch, type Visitor } from "attise";
    import { openPlan, qualify, PlanError, type Verdict } from "attise/edge";
    import { check, compile, load, type Problem } from "attise/plan";
    import full from "attise/full.wasm";
    const visitor: Visitor = watch(compile("{}"), { wasm: full });
    const problems: Problem[] = check({});
    export async function lead(request: Request): Promise<Verdict | string> {
      await load();
      try {
        const { verdict } = await qualify(request, { plan: openPlan("{}") });
        return verdict;
      } catch (error) {
        return error instanceof PlanError ? error.problems.map(({ path }) => path).join() : visitor.payload() + problems.length;
      }
    }
  `);
  // Each entry's types must do without what another's bring in.
  write("edge.ts", 'export { qualify } from "attise/edge";');
  write("plan.ts", 'export { explain } from "attise/plan";');
  write("inspector.ts", 'export { inspect } from "attise/inspector";');
  write("consent.ts", 'import { watch } from "attise";\nimport { googleConsentMode, tcf } from "attise/consent";\nwatch("", { consent: tcf({ vendor: 7 }) });\nwatch("", { consent: googleConsentMode() });');
  write("privacy.ts", 'import { watch } from "attise";\nimport { describe, type Section } from "attise/privacy";\nexport const told: Section[] = describe(watch("").exportData(), {}, "fr");');
  write("hono.ts", 'import { Hono } from "hono";\nimport { qualifyLead } from "attise/hono";\nnew Hono().post("/lead", qualifyLead({ plan: "{}" }), (c) => c.text(c.get("attise").verdict.trust));\nqualifyLead((c) => ({ plan: c.req.path }));');
  write("element.ts", 'import { watch } from "attise";\nimport { defineAttise } from "attise/element";\ndefineAttise(watch(""));\ndocument.createElement("attise-slot").hidden = false;');
  write("vite.ts", `
    /// <reference types="attise/vite/client" />
    import { watch } from "attise";
    import attise, { compilePlan, type CompiledPlan } from "attise/vite";
    import type { Plugin as RollupPlugin } from "rollup";
    import type { Plugin } from "vite";
    import plan from "./plan.json?attise";
    watch(plan);
    export const plugins: [Plugin, RollupPlugin] = [attise(), attise({ lint: false })];
    export const { code, problems }: CompiledPlan = compilePlan("{}", { file: "plan.json" });
  `);
  write("react.ts", `
    import { createElement } from "react";
    import { Attise, Offer, Slot, useAttise, useOffer, useReading } from "attise/react";
    export const reading = () => [useReading().engagement, useOffer("hero"), useAttise()?.consent.granted];
    export const page = createElement(Attise, { plan: "", options: { consent: true } }, createElement(Slot, { name: "hero", default: "guide" }, createElement(Offer, { name: "guide" }, "Guide")));
    export const link = Offer({ name: "guide", as: "a", href: "/guide" });
    // @ts-expect-error: a \`div\` has no address
    export const wrong = Offer({ name: "guide", href: "/guide" });
  `);
  mkdirSync(join(project, "node_modules", "@types"));
  for (const name of ["hono", "react", "rollup", "vite", "@types/react"]) symlinkSync(join(root, "node_modules", name), join(project, "node_modules", name));
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const flags = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2022", "--lib", "es2022,dom"];
  const runs = ["use", "edge", "plan", "inspector", "consent", "privacy", "hono", "element", "react"].map((name) => [`${name}.ts`, "nodenext", "nodenext"]);
  for (const [file, module, resolution, ...more] of [...runs, ["use.ts", "esnext", "bundler"], ["vite.ts", "esnext", "bundler", "--skipLibCheck"]]) {
    const args = [tsc, ...flags, "--module", module, "--moduleResolution", resolution, ...more, file];
    assert.equal(spawnSync(process.execPath, args, { cwd: project, encoding: "utf8" }).stdout, "", `${file} ${resolution}`);
  }
});
