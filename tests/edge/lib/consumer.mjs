// A project with the packed package, the adapters that the docs show, and what they serve in the tests.
import { copyFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { blocks as shown } from "../../docs/lib/blocks.mjs";
import { plan } from "../../node/lib/tiny.mjs";
import { emptyFolder, npm, pack } from "../../package/lib/project.mjs";

const source = (name) => fileURLToPath(new URL(`../hosts/${name}`, import.meta.url));

/** The scripts of the docs that begin with their file's name, without that line. */
export const blocks = () => Object.fromEntries(shown("www/docs/hosts.md", "js").map(({ name, code }) => [name, code.slice(code.indexOf("\n") + 1)]));

/** The folder of the project, which the caller removes; `lead` is what it serves: a file of `hosts/`. */
export async function consumer(lead = "lead.js") {
  const folder = emptyFolder();
  const write = (name, text) => writeFileSync(join(folder, name), text);
  write("package.json", JSON.stringify({ name: "consumer", private: true, type: "module" }));
  npm(folder, "install", `./${pack(folder).filename}`);
  symlinkSync(fileURLToPath(new URL("../../../node_modules/hono", import.meta.url)), join(folder, "node_modules/hono"));
  write("plan.json", JSON.stringify(plan));
  for (const [name, code] of Object.entries(blocks())) write(name, code);
  copyFileSync(source(lead), join(folder, "lead.js"));
  copyFileSync(source("instances.js"), join(folder, "instances.js"));
  await build({ entryPoints: [source("play.js")], outfile: join(folder, "play.js"), bundle: true, format: "esm", logLevel: "error" });
  write("live.js", `import { readFileSync } from "node:fs";
    export const module = new WebAssembly.Module(readFileSync(new URL(import.meta.resolve("attise/live.wasm"))));`);
  return folder;
}
