// Bundles each site's script as a site would, and what a page tells of itself.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { root } from "../../../scripts/run.mjs";
import { folder } from "./peers.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));

/** The demo's plan is made by the build. */
const compiledPlan = {
  name: "compiled-plan",
  setup: (build) => build.onResolve({ filter: /^bench:plan$/ }, () => ({ path: join(root, "www", "dist", "plan.js") })),
};

const options = {
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  legalComments: "none",
  write: false,
  logLevel: "error",
  nodePaths: [join(folder, "node_modules"), join(root, "node_modules")],
  plugins: [compiledPlan],
};

/** The files of a site's script by their names; the first one, `site.js`, marks when it starts. */
export async function bundleSite(name) {
  const { outputFiles } = await build({
    ...options,
    entryPoints: [{ in: join(here, "sites", `${name}.js`), out: "site" }],
    outdir: "/assets",
    splitting: true,
    chunkNames: "[name]-[hash]",
    define: { "process.env.NODE_ENV": '"production"' },
    banner: { js: 'performance.mark("bench:start");' },
  });
  return new Map(outputFiles.map(({ path, contents }) => [path.replace(/^.*\/assets\//, "/assets/"), Buffer.from(contents)]));
}

/** The bytes of code alone: what a bundler ships for it. */
export async function bundleCode(contents) {
  const { outputFiles } = await build({ ...options, stdin: { contents, resolveDir: here }, outdir: "/", splitting: true });
  return Buffer.from(outputFiles.find(({ path }) => path.endsWith("stdin.js")).contents);
}

export async function bundleObserver() {
  const { outputFiles } = await build({ ...options, format: "iife", entryPoints: [join(here, "observe.js")] });
  return outputFiles[0].text;
}
