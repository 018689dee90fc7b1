// Puts a worker under load with wrk.
import { execFile } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { agent } from "./posts.mjs";
import { processorOf, residentOf } from "./workerd.mjs";

const run = promisify(execFile);
const script = fileURLToPath(new URL("posts.lua", import.meta.url));

/** The command, installed by the system's package manager if need be and possible; `undefined` if there is none. */
export async function findWrk() {
  const found = () => run("wrk", ["-v"]).then(() => "wrk", (error) => (error.code === "ENOENT" ? undefined : "wrk"));
  return (await found()) ?? (await run("apt-get", ["install", "-y", "wrk"]).then(found, () => undefined));
}

/** Posts for some seconds, after some to warm up: requests a second, latencies in ms, µs of the processor a post, MB in memory. */
export async function load(wrk, { url, pid }, posts, seconds) {
  const file = join(tmpdir(), `attise-posts-${process.pid}.txt`);
  writeFileSync(file, posts.map(({ cookie, body }) => `${cookie}\t${body}\n`).join(""));
  const once = async (seconds) => {
    const { stdout } = await run(wrk, ["-t1", "-c16", `-d${seconds}s`, "-s", script, url], { env: { ...process.env, POSTS: file, AGENT: agent } });
    return JSON.parse(stdout.slice(stdout.indexOf("\n{")));
  };
  try {
    await once(3);
    const before = processorOf(pid);
    const { requests, microseconds, failed, p50, p99 } = await once(seconds);
    if (failed > 0) throw new Error(`${failed} of ${requests} posts failed`);
    return { requests: (requests * 1e6) / microseconds, p50: p50 / 1000, p99: p99 / 1000, processor: (processorOf(pid) - before) / requests, memory: residentOf(pid) };
  } finally {
    rmSync(file);
  }
}
