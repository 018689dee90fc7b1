// A source file of the demo's worker, for a test that calls its functions here.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

export async function bundled(t, source) {
  const folder = mkdtempSync(join(tmpdir(), "attise-source-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const outfile = join(folder, "source.mjs");
  await build({ entryPoints: [source], outfile, bundle: true, format: "esm", platform: "node", target: "es2022", logLevel: "warning" });
  return import(pathToFileURL(outfile).href);
}
