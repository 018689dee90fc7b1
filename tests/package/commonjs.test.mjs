// What builds for servers and test runners make CommonJS of, without changing a name, still finds its engine.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { plan } from "../node/lib/tiny.mjs";
import { emptyFolder, remove } from "./lib/project.mjs";

const dist = fileURLToPath(new URL("../../pkg-config/dist", import.meta.url));
const OPTIONS = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };

/** A module as CommonJS, in which `import.meta` is an empty object. */
const commonJs = (source) => ts.transpileModule(source, { compilerOptions: OPTIONS }).outputText.replaceAll("import.meta", "({})");

const folder = emptyFolder();

before(() => {
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "commonjs" }));
  for (const file of readdirSync(dist)) {
    if (file.endsWith(".wasm")) cpSync(join(dist, file), join(folder, "dist", file));
    if (/^\w+\.node\.js$|^(shared|desk)-\w+\.js$/.test(file)) writeFileSync(join(folder, "dist", file), commonJs(readFileSync(join(dist, file), "utf8")));
  }
});

after(() => remove(folder));

const CALLS = {
  edge: ["qualify(new FormData(), { plan: openPlan(plan), now: 0 }).then(({ verdict }) => console.log(verdict.trust))", "absent"],
  plan: ["console.log(check(plan).length)", "0"],
  visitors: ['const all = openVisitors(plan); console.log(all.take(all.add(), { kind: "pageView", path: "/pricing", at: 0 }).engagement)', "10"],
  tools: ["console.log(diffPlans(plan, plan).same)", "true"],
};

for (const [entry, [call, said]] of Object.entries(CALLS)) {
  test(`attise/${entry} finds its engine`, () => {
    const source = `const { check, diffPlans, openPlan, openVisitors, qualify } = require("./dist/${entry}.node.js"); const plan = ${JSON.stringify(plan)}; ${call};`;
    const { stdout, stderr } = spawnSync(process.execPath, ["-e", source], { cwd: folder, encoding: "utf8" });
    assert.equal(stdout.trim(), said, stderr);
  });
}
