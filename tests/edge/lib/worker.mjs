// Bundles a worker and starts it under workerd, for one test.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Miniflare } from "miniflare";
import { bundleWorker } from "../../../www/build-worker.mjs";

/** Starts the worker of a source file; gives its `fetch`. */
export async function startWorker(t, source) {
  const folder = mkdtempSync(join(tmpdir(), "attise-worker-"));
  await bundleWorker(fileURLToPath(source), folder);
  const worker = new Miniflare({
    rootPath: folder,
    modulesRoot: folder,
    modules: true,
    scriptPath: join(folder, "index.js"),
    modulesRules: [
      { type: "ESModule", include: ["**/*.js"] },
      { type: "CompiledWasm", include: ["**/*.wasm"] },
    ],
    compatibilityDate: "2025-11-01",
    cf: false,
  });
  t.after(async () => {
    await worker.dispose();
    rmSync(folder, { recursive: true });
  });
  return worker.dispatchFetch.bind(worker);
}
