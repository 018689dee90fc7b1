// `npm run check`: formatting, lints for both targets, and types.
import { join } from "node:path";
import { buildAll } from "./build.mjs";
import { root, run } from "./run.mjs";
import { main, step } from "./say.mjs";
import { ensureRust } from "./tools.mjs";

const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
const wasm = ["clippy", "--target", "wasm32-unknown-unknown"];

const CHECKS = {
  rustfmt: ["cargo", "fmt", "--check"],
  "clippy, native": ["cargo", "clippy", "--all-targets", "--", "-D", "warnings"],
  "clippy, full.wasm": ["cargo", ...wasm, "--", "-D", "warnings"],
  "clippy, live.wasm": ["cargo", ...wasm, "--no-default-features", "--", "-D", "warnings"],
  "types of the package": [process.execPath, tsc, "-p", join(root, "pkg-config"), "--noEmit"],
  "types of the worker": [process.execPath, tsc, "-p", join(root, "www", "worker"), "--noEmit"],
};

await main(async () => {
  await ensureRust();
  await buildAll();
  let failed = 0;
  for (const [name, [command, ...args]] of Object.entries(CHECKS)) {
    step(name);
    const { code, output } = await run(command, args);
    if (code === 0) continue;
    failed += 1;
    console.log(output.trimEnd());
  }
  console.log(failed === 0 ? "all checks passed" : `${failed} of ${Object.keys(CHECKS).length} checks failed`);
  return failed === 0 ? 0 : 1;
});
