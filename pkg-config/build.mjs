// Builds the npm package into dist/: wasm-pack → wasm-opt → esbuild → tsc, each step only when its inputs have changed.
import { createHash } from "node:crypto";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { FEATURES } from "../scripts/crates.mjs";
import { ensureModules } from "../scripts/modules.mjs";
import { noPaths } from "../scripts/paths.mjs";
import { must, root } from "../scripts/run.mjs";
import { bytes, main, step } from "../scripts/say.mjs";
import { once } from "../scripts/stamp.mjs";
import { toolEnv } from "../scripts/tools.mjs";
import { asExports, asFactory, exportsOf } from "./glue.mjs";
import { packed } from "./lists.mjs";
import { notices } from "./notices.mjs";
import { slim } from "./slim.mjs";
import { writeStubs } from "./stubs.mjs";
import { asText } from "./wasm-text.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = join(here, "dist");
const generated = join(here, "src", "generated");

const STRIP = ["--strip-debug", "--strip-producers", "--strip-target-features"];

/** The modules of the one crate: `live` is built for bytes, `full` for speed, `visitors` for speed alone, `tools` is `full` with what only a desk needs. */
const MODULES = {
  live: { cargo: ["--profile", "live"], features: FEATURES.live, optimise: ["-O3", "-Oz", "--converge", ...STRIP], numbers: true },
  full: { cargo: ["--release"], features: FEATURES.full, optimise: ["-O3", "-ocimfs=60", ...STRIP] },
  visitors: { cargo: ["--profile", "visitors"], features: FEATURES.visitors, optimise: ["-O3", ...STRIP], numbers: true },
  tools: { cargo: ["--profile", "tools"], features: FEATURES.tools, optimise: ["-O1", ...STRIP] },
};

/** Everything that decides what wasm-pack makes. */
const RUST = ["Cargo.toml", "Cargo.lock", "build.rs", ".cargo", "rust-toolchain.toml", "src"].map((path) => join(root, path));

/** What pages load, made small: one file, and one more for the signals that few plans ask for. */
const PAGE = { index: "index.ts", seldom: "signals/seldom.ts" };

/** The same for bundlers: with the engine as a script beside, for those that carry no file along. */
const BUNDLED = { "index.bundled": "index.ts", "live.inlined": "load/live.inlined.ts", seldom: PAGE.seldom };

/** The same in one file with the engine in it: as a module, and as a script that makes `window.attise`. */
const INLINE = { inline: "index.ts" };
const GLOBAL = { "attise.global": "global/index.ts" };

const SMALL = { consent: "consent/index.ts", element: "element/index.ts", inspector: "inspector/index.ts", privacy: "privacy/index.ts" };

/** Entries that import another of the package's own by its name, so that the host picks the file. */
const ON_TOP = { hono: "hono/index.ts", react: "react/index.ts" };

/** Entries that share the engine's code, one for each host that loads WebAssembly in its own way, and the command. */
const SHARED = {
  "plan.inlined": "hosts/plan.inlined.ts",
  "edge.inlined": "hosts/edge.inlined.ts",
  "visitors.inlined": "hosts/visitors.inlined.ts",
  "plan.node": "hosts/plan.node.ts",
  "plan.workerd": "hosts/plan.workerd.ts",
  "plan.edge-light": "hosts/plan.edge-light.ts",
  "plan.browser": "hosts/plan.browser.ts",
  "visitors.node": "hosts/visitors.node.ts",
  "visitors.workerd": "hosts/visitors.workerd.ts",
  "visitors.edge-light": "hosts/visitors.edge-light.ts",
  "visitors.browser": "hosts/visitors.browser.ts",
  "edge.node": "hosts/edge.node.ts",
  "edge.workerd": "hosts/edge.workerd.ts",
  "edge.edge-light": "hosts/edge.edge-light.ts",
  "edge.browser": "hosts/edge.browser.ts",
};

/** Entries that run on tools.wasm instead of full.wasm. */
const DESK = { "tools.node": "hosts/tools.node.ts", "tools.browser": "hosts/tools.browser.ts", vite: "hosts/vite.node.ts", cli: "cli/main.ts" };

/** Builds what is missing or stale; says whether anything was. */
export async function buildPackage() {
  await ensureModules();
  let built = false;
  for (const name of Object.keys(MODULES)) built = (await buildModule(name)) || built;
  built = (await buildPlanTypes()) || built;
  built = (await buildScripts()) || built;
  built = (await buildTypes()) || built;
  built = (await buildNotices()) || built;
  writeStubs(here, JSON.parse(readFileSync(join(here, "package.json"), "utf8")));
  return built;
}

async function buildModule(name) {
  const { cargo, features, optimise, numbers } = MODULES[name];
  const out = join(root, "target", "wasm", name);
  const wasm = join(dist, `${name}.wasm`);
  const glue = [`${name}.instance.js`, `${name}.instance.d.ts`, `${name}.glue.d.ts`].map((file) => join(generated, file));
  const settings = [cargo, features, optimise, ...["glue.mjs", "slim.mjs", "../scripts/paths.mjs"].map((file) => readFileSync(join(here, file), "utf8"))];
  return once(`${name}.wasm`, { inputs: RUST, outputs: [wasm, ...glue], settings }, async () => {
    step(`building ${name}.wasm`);
    const pack = ["build", root, "--target", "web", ...cargo, "--mode", "no-install", "--no-opt", "--no-pack"];
    await must("wasm-pack", [...pack, "--out-dir", out, "--out-name", name, ...features, ...noPaths()], { env: await toolEnv() });
    mkdirSync(dist, { recursive: true });
    const opt = join(root, "node_modules", "binaryen", "bin", "wasm-opt");
    const [packed, written] = [join(out, `${name}_bg.wasm`), readFileSync(join(out, `${name}.js`), "utf8")];
    if (numbers) await slim(packed, exportsOf(written));
    await must(process.execPath, [opt, ...optimise, packed, "-o", wasm]);
    mkdirSync(generated, { recursive: true });
    const [code, types, glueTypes] = glue;
    const made = numbers ? asExports(written, name) : asFactory(written, name);
    writeFileSync(code, made.code);
    writeFileSync(types, made.types);
    cpSync(join(out, `${name}.d.ts`), glueTypes);
  });
}

/** TypeScript types of a plan, from the JSON Schema that the Rust types make. */
async function buildPlanTypes() {
  const schema = join(here, "plan.schema.json");
  const types = join(generated, "plan.d.ts");
  return once("plan.d.ts", { inputs: [schema], outputs: [types] }, async () => {
    const { compileFromFile } = await import("json-schema-to-typescript");
    const bannerComment = "// A plan as it is written, made by build.mjs from plan.schema.json.";
    mkdirSync(generated, { recursive: true });
    writeFileSync(types, await compileFromFile(schema, { bannerComment, additionalProperties: false, format: false }));
  });
}

async function buildScripts() {
  const inputs = ["src", "package.json", "lists", "lists.mjs"].map((path) => join(here, path));
  const all = [PAGE, BUNDLED, INLINE, GLOBAL, SMALL, ON_TOP, SHARED, DESK];
  const outputs = all.flatMap((entries) => Object.keys(entries)).map((name) => join(dist, `${name}.js`));
  const [live, full, visitors] = ["live.wasm", "full.wasm", "visitors.wasm"].map((file) => readFileSync(join(dist, file)));
  const integrity = `sha256-${createHash("sha256").update(live).digest("base64")}`;
  const define = { LIVE_INTEGRITY: JSON.stringify(integrity), LIVE_TEXT: JSON.stringify(asText(live)), FULL_BASE64: JSON.stringify(full.toString("base64")), VISITORS_BASE64: JSON.stringify(visitors.toString("base64")) };
  const settings = [all, esbuildSettings, OWN_NAMES, AT_ONCE, createHash("sha256").update(JSON.stringify(define)).digest("hex")];
  return once("package.js", { inputs, outputs: [...outputs, join(dist, "slots.css")], settings }, async () => {
    step("bundling the package");
    const { build } = await import("esbuild");
    for (const file of readdirSync(dist)) if (file.endsWith(".js")) rmSync(join(dist, file));
    const entries = (files) => Object.entries(files).map(([out, file]) => ({ in: join(here, "src", file), out }));
    const page = { minify: true, mangleCache: {}, mangleProps: new RegExp(`^(${OWN_NAMES.join("|")})$`) };
    const shared = { ...esbuildSettings, define, plugins: [wasmStaysOutside, listsArePacked], outdir: dist };
    // The same short names in every build: they share the script of the seldom signals.
    page.mangleCache = (await build({ ...shared, ...page, banner: AT_ONCE, entryPoints: entries(PAGE), splitting: true })).mangleCache;
    await build({ ...shared, plugins: [liveFrom("bundled"), ...shared.plugins], ...page, entryPoints: entries(BUNDLED), splitting: true });
    const whole = { ...shared, plugins: [liveFrom("inside"), ...shared.plugins], ...page };
    await build({ ...whole, entryPoints: entries(INLINE) });
    await build({ ...whole, banner: AT_ONCE, entryPoints: entries(GLOBAL), format: "iife" });
    for (const entry of entries(SMALL)) await build({ ...shared, entryPoints: [entry], minify: true });
    await build({ ...shared, external: [...shared.external, "react"], plugins: [ownByName], entryPoints: entries(ON_TOP) });
    await build({ ...shared, entryPoints: entries(SHARED), splitting: true, chunkNames: "shared-[hash]" });
    const desk = { ...shared, plugins: [...shared.plugins, deskRunsOnTools] };
    await build({ ...desk, entryPoints: entries(DESK), splitting: true, chunkNames: "desk-[hash]" });
    cpSync(join(here, "src", "slots.css"), join(dist, "slots.css"));
    // npm packs a licence only from the package's own folder.
    for (const file of readdirSync(root)) if (file.startsWith("LICENSE")) cpSync(join(root, file), join(here, file));
  });
}

/** The first line of a script of which most runs as soon as it is there: Chromium compiles its functions while they arrive, on another thread, and not one by one when they are called. */
export const AT_ONCE = { js: "//# allFunctionsCalledOnLoad" };

/** Names of properties that only the page's shell itself gives and takes: the minifier shortens them. */
const OWN_NAMES = "abandon adopt again alone asks changed drop dump enter inherit intact journal kinds leave listen listenToForms load mine off refuse refused renew replay run save stale stands stop stopped take text".split(" ");

const esbuildSettings = {
  bundle: true,
  format: "esm",
  platform: "neutral",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  external: ["node:*"],
  loader: { ".css": "text" },
  absWorkingDir: here,
  logLevel: "warning",
};

/** `import wasm from "./full.wasm"` is left as written: workerd and edge-light bring the compiled module themselves. */
const wasmStaysOutside = {
  name: "wasm-stays-outside",
  setup: (build) => build.onResolve({ filter: /\.wasm(\?module)?$/ }, ({ path }) => ({ path, external: true })),
};

/** `import disposable from "….txt"` is the list as the engine takes it, without its head. */
const listsArePacked = {
  name: "lists-are-packed",
  setup: (build) => build.onLoad({ filter: /[\\/]lists[\\/]\w+\.txt$/ }, ({ path }) => ({ contents: packed(basename(path, ".txt")), loader: "text" })),
};

/** Another way to live.wasm than the file beside the script. */
const liveFrom = (way) => ({
  name: "live-from",
  setup: (build) => build.onResolve({ filter: /\/load\/live\.js$/ }, () => ({ path: join(here, "src", "load", `live.${way}.ts`) })),
});

/** The package's own `attise/edge`, which each host has in another file, and `attise`, of which a page has one. */
const ownByName = {
  name: "own-by-name",
  setup: (build) => build.onResolve({ filter: /^\.\.\/(edge\/)?index\.js$/ }, ({ path }) => ({ path: path.includes("edge") ? "attise/edge" : "attise", external: true })),
};

/** The glue of tools.wasm where the code names that of full.wasm, which it holds. */
const deskRunsOnTools = {
  name: "desk-runs-on-tools",
  setup: (build) => build.onResolve({ filter: /\/full\.instance\.js$/ }, () => ({ path: join(generated, "tools.instance.js") })),
};

async function buildTypes() {
  const types = join(dist, "types");
  const inputs = ["src", "tsconfig.json", "build.mjs"].map((path) => join(here, path));
  return once("package.d.ts", { inputs, outputs: [join(types, "index.d.ts"), join(types, "plan", "index.d.ts")] }, async () => {
    step("checking and writing the types");
    if (existsSync(types)) rmSync(types, { recursive: true });
    await must(process.execPath, [join(root, "node_modules", "typescript", "bin", "tsc"), "-p", here]);
    // What no entry exports needs no types.
    for (const folder of ["cli", "global", "hosts"]) rmSync(join(types, folder), { recursive: true });
    for (const file of readdirSync(join(types, "load"))) if (file !== "module.d.ts") rmSync(join(types, "load", file));
    mkdirSync(join(types, "generated"), { recursive: true });
    for (const file of readdirSync(generated)) {
      if (file.endsWith(".d.ts")) cpSync(join(generated, file), join(types, "generated", file));
    }
  });
}

async function buildNotices() {
  const file = join(here, "THIRD-PARTY.md");
  const inputs = ["Cargo.toml", "Cargo.lock", "pkg-config/notices.mjs", "scripts/crates.mjs"].map((path) => join(root, path));
  return once("THIRD-PARTY.md", { inputs, outputs: [file] }, () => writeFileSync(file, notices()));
}

/** Bytes of a file after brotli at its highest level, as a server sends it. */
export function brotliSize(content) {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** What every page loads for `import { watch } from "attise"`, as a bundler ships it, with the engine: bytes after brotli-11. */
export async function pageSize() {
  const { build } = await import("esbuild");
  const stdin = { contents: 'import { watch } from "attise"; globalThis.watch = watch;', resolveDir: here };
  const options = { bundle: true, splitting: true, minify: true, format: "esm", write: false, outdir: dist, metafile: true, logLevel: "error" };
  const { outputFiles, metafile } = await build({ stdin, ...options });
  const [entry] = outputFiles;
  // What is imported when a plan asks for it is in files of its own.
  const [, { imports }] = Object.entries(metafile.outputs).find(([path]) => entry.path.endsWith(path.split("/").at(-1)));
  if (imports.some(({ kind }) => kind !== "dynamic-import")) throw new Error("the page was to load one script");
  return brotliSize(entry.contents) + brotliSize(readFileSync(join(dist, "live.wasm")));
}

/** Prints the size of every published script and module. */

export async function printSizes() {
  for (const file of readdirSync(dist).filter((name) => /\.(js|wasm)$/.test(name)).sort()) {
    const content = readFileSync(join(dist, file));
    console.log(`${file.padEnd(24)} ${bytes(content.length).padStart(12)}   brotli ${bytes(brotliSize(content)).padStart(10)}`);
  }
  console.log(`${'import { watch } from "attise", with live.wasm'.padEnd(46)} brotli ${bytes(await pageSize()).padStart(10)}`);
}

/** Gives what is published the same rights wherever it is built: npm packs those that the files have, and the builder's umask would be in the tarball. */
async function settleRights() {
  const [{ files }] = JSON.parse(await must("npm", ["pack", "--dry-run", "--json", "--ignore-scripts", "--loglevel=error"], { cwd: here }));
  const programs = Object.values(JSON.parse(readFileSync(join(here, "package.json"), "utf8")).bin);
  for (const { path } of files) chmodSync(join(here, path), programs.includes(path) ? 0o755 : 0o644);
}

if (process.argv[1] === import.meta.filename) {
  main(async () => {
    await buildPackage();
    await settleRights();
    await printSizes();
  });
}
