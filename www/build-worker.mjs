// Builds the edge worker: www/worker → www/dist/worker/index.js, with the engine's WebAssembly beside it.
import { cp, mkdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const www = fileURLToPath(new URL(".", import.meta.url));

/** Builds the demo's worker, its migrations, its style sheets and the script of its inbox. */
export async function buildWorker() {
  const out = join(www, "dist/worker");
  const assets = join(www, "dist/site/assets");
  await rm(out, { recursive: true, force: true });
  await mkdir(assets, { recursive: true });
  await bundleWorker(join(www, "worker/worker.ts"), out);
  await cp(join(www, "worker/migrations"), join(out, "migrations"), { recursive: true });
  for (const file of ["inbox.css", "inbox-acts.css", "inbox-keys.js", "thanks.css"]) await cp(join(www, "worker", file), join(assets, file));
}

/** Bundles a worker's source into `out/index.js`, as workerd takes it; with another plan than its own if `plan` names a file; `plugins` are asked first. */
export async function bundleWorker(source, out, { plan, plugins = [] } = {}) {
  await build({
    entryPoints: [source],
    outfile: join(out, "index.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["workerd", "worker"],
    legalComments: "none",
    logLevel: "warning",
    plugins: [...plugins, wasmModules(out), ...(plan ? [otherPlan(plan)] : [])],
  });
}

const otherPlan = (plan) => ({ name: "other-plan", setup: (build) => build.onResolve({ filter: /\/plan\.json$/ }, () => ({ path: plan })) });

/** Leaves `import module from "….wasm"` to workerd, which compiles it once, at start; puts the file beside the bundle. */
function wasmModules(out) {
  return {
    name: "wasm-modules",
    setup({ onResolve, resolve }) {
      onResolve({ filter: /\.wasm$/ }, async ({ path, resolveDir, importer, kind, pluginData }) => {
        if (pluginData?.resolving) return;
        const found = await resolve(path, { resolveDir, importer, kind, pluginData: { resolving: true } });
        if (found.errors.length > 0) return found;
        const name = basename(found.path);
        await mkdir(out, { recursive: true });
        await cp(found.path, join(out, name));
        return { path: `./${name}`, external: true };
      });
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWorker();
