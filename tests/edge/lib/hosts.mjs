// Starts each host's own server on what a consumer's project serves, and says where: one that is missing is a failure.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { EdgeRuntime, runServer } from "edge-runtime";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { bundleWorker } from "../../../www/build-worker.mjs";

const require = createRequire(import.meta.url);

/** The hosts by name: each takes the project's folder and gives `{ url, stop, memory }`; `memory(key)` is that of its process, in bytes (see {@link memoryOf}), where it has one of its own. */
export const hosts = {
  node: (folder) => started(process.execPath, [join(folder, "node.js")], { PORT: "0" }),
  workerd,
  deno: (folder) => started(binary("deno"), ["run", "--allow-net", "--allow-read", join(folder, "deno.js")], { DENO_SERVE_ADDRESS: "tcp:127.0.0.1:0", DENO_DIR: join(folder, ".deno"), DENO_NO_UPDATE_CHECK: "1" }),
  bun: (folder) => started(binary("bun"), [join(folder, "bun.js")], { PORT: "0" }),
  "edge-light": edgeLight,
};

/** The binary of a host's npm package for this machine: its own install script, which we do not run, would only copy it. */
export function binary(host) {
  const { optionalDependencies } = require(`${host}/package.json`);
  for (const name of Object.keys(optionalDependencies)) {
    let folder;
    try {
      folder = dirname(require.resolve(`${name}/package.json`));
    } catch {
      continue;
    }
    const found = [join(folder, host), join(folder, "bin", host)].find(existsSync);
    if (found) return found;
  }
  throw new Error(`${host} is not installed for ${process.platform} ${process.arch}: expected one of ${Object.keys(optionalDependencies).join(", ")}; run \`npm ci\` with optional dependencies`);
}

/** Runs a host until `stop`; its address is in what it prints first. */
async function started(command, args, env) {
  const child = spawn(command, args, { env: { ...process.env, NO_COLOR: "1", ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const url = await new Promise((resolve, reject) => {
    const hear = (chunk) => {
      said += chunk;
      const [, port] = /https?:\/\/[^\s/]+:(\d+)/.exec(said) ?? [];
      if (port) resolve(`http://127.0.0.1:${port}`);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", hear);
    child.once("error", reject).once("exit", (code) => reject(new Error(`${basename(command)} ended with ${code}:\n${said}`)));
  });
  const stop = async () => {
    child.removeAllListeners("exit");
    if (child.exitCode !== null) throw new Error(`${basename(command)} ended by itself with ${child.exitCode}:\n${said}`);
    child.kill();
    await once(child, "exit");
  };
  return { url, stop, memory: (key) => memoryOf(child.pid, key) };
}

/** Bytes of a process in memory, as only Linux tells: `VmRSS` now, `VmHWM` at most until now. */
export const memoryOf = (pid, key) => process.platform !== "linux" ? NaN : Number(new RegExp(`^${key}:\\s+(\\d+) kB$`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) * 1024;

/** The processes that this one has started by a name. */
function children(name) {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc").filter((pid) => {
    try {
      const [, command, parent] = /^\d+ \((.*)\) \S+ (\d+) /s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
      return command === name && Number(parent) === process.pid;
    } catch {
      return false; // no process, or gone by now
    }
  });
}

async function workerd(folder) {
  const out = join(folder, "workerd");
  await bundleWorker(join(folder, "workerd.js"), out, { plugins: [liveFrom('export { default as module } from "attise/live.wasm";')] });
  const before = children("workerd");
  const worker = new Miniflare({
    rootPath: out,
    modulesRoot: out,
    modules: true,
    scriptPath: join(out, "index.js"),
    modulesRules: [
      { type: "ESModule", include: ["**/*.js"] },
      { type: "CompiledWasm", include: ["**/*.wasm"] },
    ],
    compatibilityDate: "2025-11-01",
    host: "127.0.0.1",
    port: 0,
    cf: false,
  });
  try {
    const url = (await worker.ready).origin;
    const [pid] = children("workerd").filter((pid) => !before.includes(pid));
    return { url, stop: () => worker.dispose(), memory: (key) => memoryOf(pid, key) };
  } catch (error) {
    await worker.dispose();
    throw error;
  }
}

/** Vercel's edge runtime: the function bundled as Vercel's builder does, its modules handed in compiled. */
async function edgeLight(folder) {
  const modules = {};
  const given = {
    name: "given",
    setup({ onResolve, onLoad, resolve }) {
      onResolve({ filter: /\.wasm\?module$/ }, async ({ path, resolveDir, kind }) => {
        const { path: file, errors } = await resolve(path.replace("?module", ""), { resolveDir, kind });
        return { path: file, errors, namespace: "given" };
      });
      onLoad({ filter: /.*/, namespace: "given" }, ({ path }) => {
        const name = `wasm_${basename(path, ".wasm")}`;
        modules[name] = new WebAssembly.Module(readFileSync(path));
        return { contents: `export default globalThis.${name};` };
      });
    },
  };
  const serve = 'import handler from "./vercel.js"; addEventListener("fetch", (event) => event.respondWith(handler(event.request)));';
  const { outputFiles } = await build({
    stdin: { contents: serve, resolveDir: folder },
    bundle: true,
    write: false,
    format: "iife",
    platform: "neutral",
    conditions: ["edge-light"],
    plugins: [liveFrom('export { default as module } from "attise/live.wasm?module";'), given],
    logLevel: "error",
  });
  // No code from text, and no WebAssembly from bytes: as where it is deployed.
  const codeGeneration = { strings: false, wasm: false };
  const runtime = new EdgeRuntime({ initialCode: outputFiles[0].text, codeGeneration, extend: (context) => Object.assign(context, modules) });
  const server = await runServer({ runtime, host: "127.0.0.1" });
  return { url: server.url.replace(/\/$/, ""), stop: server.close };
}

/** Puts what a host's bundler understands in place of `live.js`. */
const liveFrom = (contents) => ({
  name: "live",
  setup: (build) => build.onLoad({ filter: /[/\\]live\.js$/ }, ({ path }) => ({ contents, resolveDir: dirname(path) })),
});
