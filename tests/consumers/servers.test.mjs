// The verdict inside a server's bundle that is taken elsewhere alone: no file of the package goes with it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { emptyFolder, remove } from "../package/lib/project.mjs";
import { build } from "./lib/output.mjs";
import { project, shared, workplace } from "./lib/workplace.mjs";

const SERVER = `
import { watch } from "attise";
import { qualify } from "attise/edge";
import { check } from "attise/plan";
import { openVisitors } from "attise/visitors";
const plan = PLAN;
qualify(new URLSearchParams("email=a%40example.org"), { plan }).then(({ verdict }) =>
  console.log(JSON.stringify([verdict.trust, check(plan).length, typeof watch("").consent.grant, typeof openVisitors(plan)])));
`;

let folder;
before(async () => (folder = await workplace("bundlers")));

const CASES = {
  "esbuild, esm": [["esbuild", "bin", "esbuild"], ["server.js", "--bundle", "--platform=node", "--format=esm", "--outfile=dist/server.mjs"]],
  "esbuild, cjs": [["esbuild", "bin", "esbuild"], ["server.js", "--bundle", "--platform=node", "--outfile=dist/server.cjs"]],
  rollup: [["rollup", "dist", "bin", "rollup"], ["server.js", "-p", "node-resolve={exportConditions:['node']}", "-f", "es", "-o", "dist/server.mjs"]],
  webpack: [["webpack-cli", "bin", "cli.js"], ["--mode", "production", "--target", "node20", "--entry", "./server.js", "--output-filename", "server.cjs"]],
};

for (const [name, [program, args]] of Object.entries(CASES)) {
  test(name, async (t) => {
    const place = project(folder, `server-${name.replace(/\W+/g, "-")}`, { files: { "server.js": SERVER.replace("PLAN", shared("plan.json")) } });
    await build(place, [join(folder, "node_modules", ...program), ...args]);
    const elsewhere = emptyFolder();
    t.after(() => remove(elsewhere));
    cpSync(join(place, "dist"), elsewhere, { recursive: true });
    const written = readdirSync(elsewhere);
    assert.deepEqual(written.filter((file) => file.endsWith(".wasm")), []);
    const [script] = written.filter((file) => file.startsWith("server."));
    const { status, stdout, stderr } = spawnSync(process.execPath, [script], { cwd: elsewhere, encoding: "utf8" });
    assert.deepEqual([status, stderr], [0, ""]);
    assert.deepEqual(JSON.parse(stdout), ["absent", 0, "function", "object"]);
  });
}

/** The ways of CommonJS; `require()` of modules came with Node 20.19. */
const WAYS = ['import("attise/edge")', ...(process.features.require_module ? ['Promise.resolve(require("attise/edge"))'] : [])];

for (const way of WAYS) {
  test(`CommonJS, without a bundler: ${way}`, () => {
    const script = `${way}.then(({ qualify }) => qualify(new URLSearchParams(), { plan: ${shared("plan.json")} })).then(({ verdict }) => console.log(verdict.trust));`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=commonjs", "-e", script], { cwd: folder, encoding: "utf8" });
    assert.deepEqual([status, stderr, stdout], [0, "", "absent\n"]);
  });
}
