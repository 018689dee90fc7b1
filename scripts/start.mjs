// `npm start`: builds what is missing or stale, then runs the demo and prints its address.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./run.mjs";
import { main } from "./say.mjs";
import { ensureModules } from "./modules.mjs";

await main(async () => {
  await ensureModules();
  const { buildAll } = await import("./build.mjs");
  await buildAll();
  const demo = spawn(process.execPath, [join(root, "www", "serve.mjs")], { stdio: "inherit" });
  // Ctrl-C reaches both of us; the demo ends in good order and we with it.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => demo.kill(signal));
  return new Promise((resolve) => demo.on("close", (code) => resolve(code ?? 1)));
});
