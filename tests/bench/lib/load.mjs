// Runs workerd alone, without anything in front of it, and posts to it at a given rate.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";
import workerd from "workerd";
import { bundleWorker } from "../../../www/build-worker.mjs";
import { memoryOf } from "../../edge/lib/hosts.mjs";
import { posts } from "./load.posts.mjs";

const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "index.js", esModule = embed "index.js"), (name = "full.wasm", wasm = embed "full.wasm")],
    compatibilityDate = "2025-11-01",
  ))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;

/** Starts the worker; `use` gets its address and its process. */
export async function withWorker(use) {
  const folder = mkdtempSync(join(tmpdir(), "attise-load-"));
  await bundleWorker(fileURLToPath(new URL("load.worker.js", import.meta.url)), folder);
  writeFileSync(join(folder, "config.capnp"), CONFIG);
  const child = spawn(workerd.default, ["serve", "--control-fd=3", join(folder, "config.capnp")], { stdio: ["ignore", "inherit", "inherit", "pipe"] });
  try {
    const [line] = await Promise.race([once(createInterface(child.stdio[3]), "line"), once(child, "exit").then(([code]) => Promise.reject(new Error(`workerd ended with ${code}`)))]);
    return await use(`http://127.0.0.1:${JSON.parse(line).port}`, child.pid);
  } finally {
    child.kill();
    rmSync(folder, { recursive: true });
  }
}

/**
 * Posts to `path` for some seconds: as fast as the connections allow, or `rate` posts a second in all, whose latencies then count from when a post was due.
 * Gives posts answered, those by status, latencies in ms, the processor's time that the worker took for one in µs, and what it had in memory each second.
 */
export async function load(url, pid, { path, seconds, rate, connections = 16 }) {
  const memory = [];
  const before = processorTime(pid);
  const sampler = setInterval(() => memory.push(memoryOf(pid, "VmRSS")), 1000);
  try {
    const run = await autocannon({ url, connections, duration: seconds, requests: posts(path), timeout: 30, ...(rate && { overallRate: rate }) });
    const answered = run["1xx"] + run["2xx"] + run["3xx"] + run["4xx"] + run["5xx"];
    return { answered, ok: run["2xx"], failed: run["5xx"], errors: run.errors + run.timeouts, perSecond: answered / run.duration, latency: run.latency, processor: (processorTime(pid) - before) / answered, memory };
  } finally {
    clearInterval(sampler);
  }
}

/** µs of the processor that a process has had, in steps of 10 ms, as only Linux tells. */
function processorTime(pid) {
  if (process.platform !== "linux") return NaN;
  const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ").slice(11, 13);
  return (Number(user) + Number(system)) * 10_000;
}
