// Bundles each site's script as a site would, and what a page tells of itself.
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { AT_ONCE } from "../../../pkg-config/build.mjs";
import { engineBeside } from "../../../scripts/build.mjs";
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

/** The files of a site's script by their names, `site.js` first. */
export async function bundleSite(name) {
  const { outputFiles } = await build({
    ...options,
    entryPoints: [{ in: join(here, "sites", `${name}.js`), out: "site" }],
    // as the demo has it: live.wasm is a file beside the script, and the script's first line says that most of it runs at once
    ...(name.startsWith("attise") && { plugins: [...options.plugins, engineBeside], banner: AT_ONCE }),
    outdir: "/assets",
    splitting: true,
    chunkNames: "[name]-[hash]",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return new Map(outputFiles.map(({ path, contents }) => [path.replace(/^.*\/assets\//, "/assets/"), Buffer.from(contents)]));
}

/** What a bundler ships for some code, without what the code fetches later: one file, or several that load at once. */
export async function bundleCode(contents) {
  const { outputFiles, metafile } = await build({ ...options, stdin: { contents, resolveDir: here }, outdir: "/", splitting: true, metafile: true });
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, { imports }]) => [basename(path), imports]));
  const loaded = new Set(["stdin.js"]);
  for (const name of loaded) for (const { kind, path } of outputs.get(name)) if (kind !== "dynamic-import") loaded.add(basename(path));
  return outputFiles.filter(({ path }) => loaded.has(basename(path))).map(({ contents }) => Buffer.from(contents));
}

export async function bundleObserver() {
  const { outputFiles } = await build({ ...options, format: "iife", entryPoints: [join(here, "observe.js")] });
  return outputFiles[0].text;
}
