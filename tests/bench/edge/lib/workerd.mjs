// Runs one worker of the bench in a process of workerd alone.
import { build } from "esbuild";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { agent, keyText, posts } from "./posts.mjs";

/** The one that miniflare runs. */
const workerd = createRequire(createRequire(import.meta.url).resolve("miniflare"))("workerd").default;
const pkg = fileURLToPath(new URL("../../../../pkg-config/", import.meta.url));

const config = (wasm) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "index.js", esModule = embed "index.js")${wasm ? ', (name = "full.wasm", wasm = embed "full.wasm")' : ""}],
    compatibilityDate = "2025-11-01",
  ))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;

const folders = new Map();

/** The worker's bundle, made once: what it does not import is not in it. */
async function bundle(name) {
  if (folders.has(name)) return folders.get(name);
  const folder = mkdtempSync(join(tmpdir(), `attise-edge-${name}-`));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  await build({
    entryPoints: [fileURLToPath(new URL("worker.mjs", import.meta.url))],
    outfile: join(folder, "index.js"),
    bundle: true,
    minifySyntax: true,
    format: "esm",
    target: "es2022",
    platform: "neutral",
    conditions: ["workerd", "worker"],
    define: { WORKER: JSON.stringify(name), KEYS: JSON.stringify(keyText) },
    loader: { ".txt": "text" },
    logLevel: "warning",
    plugins: [{ name: "wasm", setup: ({ onResolve }) => onResolve({ filter: /\.wasm$/ }, () => ({ path: "./full.wasm", external: true })) }],
  });
  const wasm = ["qualify", "replays"].includes(name);
  const index = join(folder, "index.js");
  if (!wasm) writeFileSync(index, readFileSync(index, "utf8").replace(/^import \w+ from "\.\/full\.wasm";$/m, "const full_default = undefined;"));
  else writeFileSync(join(folder, "full.wasm"), readFileSync(join(pkg, "dist", "full.wasm")));
  writeFileSync(join(folder, "config.capnp"), config(wasm));
  folders.set(name, folder);
  return folder;
}

/** Starts a worker; `use` gets `{ url, pid }`. */
export async function withWorkerd(name, use) {
  const folder = await bundle(name);
  const child = spawn(workerd, ["serve", "--control-fd=3", join(folder, "config.capnp")], { stdio: ["ignore", "inherit", "inherit", "pipe"] });
  try {
    const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`workerd ended with ${code}`)));
    const [line] = await Promise.race([once(createInterface(child.stdio[3]), "line"), ended]);
    ended.catch(() => {});
    return await use({ url: `http://127.0.0.1:${JSON.parse(line).port}`, pid: child.pid });
  } finally {
    child.kill();
  }
}

/** µs of the processor that a process has had, in steps of 10 ms; only Linux tells. */
export function processorOf(pid) {
  if (process.platform !== "linux") return NaN;
  const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ").slice(11, 13);
  return (Number(user) + Number(system)) * 10_000;
}

/** MB that a process has in memory. */
export function residentOf(pid) {
  if (process.platform !== "linux") return NaN;
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
}

/** One post by hand, with how long it took in ms. */
async function send(url, { cookie, body }) {
  const start = performance.now();
  const response = await fetch(url, { method: "POST", headers: { cookie, "user-agent": agent, "content-type": "application/x-www-form-urlencoded" }, body });
  await response.text();
  if (!response.ok) throw new Error(`expected an answer, found status ${response.status}`);
  return performance.now() - start;
}

/** Start-up: from the process to its first answer, and the first post of a process that is up. ms. */
export async function coldInWorkerd(names, times) {
  const [start, first] = [{}, {}];
  const warm = await withWorkerd("empty", async ({ url }) => {
    // The client's own first post is not measured.
    for (const post of posts(url, 20)) await send(url, post);
    return true;
  });
  for (let time = 0; warm && time < times; time++) {
    for (const name of names) {
      await bundle(name);
      const begun = performance.now();
      const ms = await withWorkerd(name, async ({ url }) => {
        const [post] = posts(url, 1);
        return [await send(url, post), performance.now() - begun];
      });
      (first[name] ??= []).push(ms[0]);
      (start[name] ??= []).push(ms[1]);
    }
  }
  return { start, first };
}
