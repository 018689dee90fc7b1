// `npm run build`: the npm package, then the demo; each step only when something it is made from has changed.
import { cpSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { AT_ONCE, buildPackage, printSizes } from "../pkg-config/build.mjs";
import { must, root } from "./run.mjs";
import { main, step } from "./say.mjs";
import { once } from "./stamp.mjs";

const www = join(root, "www");
const dist = join(www, "dist");
const site = join(dist, "site");
const packed = join(root, "pkg-config", "dist");

/** Builds what is missing or stale; says whether anything was. */
export async function buildAll() {
  const built = await buildPackage();
  return (await buildDemo()) || built;
}

function buildDemo() {
  const sources = ["plan.json", "site", "worker", "build-site.mjs", "build-worker.mjs"].map((path) => join(www, path));
  const inputs = [...sources, join(root, "package-lock.json"), ...runnable(packed)];
  const outputs = ["plan.js", "worker/index.js", "site/index.html", "site/assets/main.js", "site/attise/slots.css"];
  return once("demo", { inputs, outputs: outputs.map((path) => join(dist, path)) }, async () => {
    step("building the demo");
    mkdirSync(dist, { recursive: true });
    await compilePlan();
    await must(process.execPath, [join(www, "build-site.mjs")]);
    await bundlePage();
    const { buildWorker } = await import("../www/build-worker.mjs");
    await buildWorker();
  });
}

const runnable = (folder) => readdirSync(folder).filter((name) => /\.(js|wasm|css)$/.test(name)).map((name) => join(folder, name));

async function compilePlan() {
  const command = join(root, "pkg-config", "bin", "attise.js");
  await must(process.execPath, [command, "compile", join(www, "plan.json"), "-o", join(dist, "plan.js")]);
}

/** The page's script; the engine's files go beside it, where `import.meta.url` looks for them. */
async function bundlePage() {
  const { build } = await import("esbuild");
  const assets = join(site, "assets");
  await build({
    entryPoints: [join(www, "site", "main.js")],
    outdir: assets,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    chunkNames: "[name]-[hash]",
    banner: AT_ONCE,
    logLevel: "warning",
    plugins: [compiledPlan, engineBeside],
  });
  for (const module of ["live.wasm", "full.wasm"]) cpSync(join(packed, module), join(assets, module));
  mkdirSync(join(site, "attise"), { recursive: true });
  cpSync(join(packed, "slots.css"), join(site, "attise", "slots.css"));
}

/** The page imports `./plan.js`, which is made, so it stands in dist/ and not among the sources. */
const compiledPlan = {
  name: "compiled-plan",
  setup: (build) => build.onResolve({ filter: /^\.\/plan\.js$/ }, () => ({ path: join(dist, "plan.js") })),
};

/** The page as it is without a bundler, which takes the engine from the file beside: that is put there, and smaller than the script that esbuild would take along. */
export const engineBeside = {
  name: "engine-beside",
  setup: (build) => build.onResolve({ filter: /^attise$/ }, () => ({ path: join(packed, "index.js") })),
};

if (process.argv[1] === import.meta.filename) {
  main(async () => {
    await buildAll();
    await printSizes();
  });
}
