// A site's files and the receiver of its form, as a plain server has them; or the server that a framework has built.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/** Qualifies a request of Node's server with the package that the consumer has installed. */
export async function receiver(folder) {
  const { openPlan, qualify } = await import(pathToFileURL(join(folder, "node_modules", "attise", "dist", "edge.node.js")));
  return async (request, response, planJson) => {
    const post = new Request("http://localhost/lead", { method: "POST", headers: request.headers, body: Readable.toWeb(request), duplex: "half" });
    const { verdict } = await qualify(post, { plan: openPlan(planJson) });
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ trust: verdict.trust, stage: verdict.reading.stage }));
  };
}

/** Serves a folder; `receive` gets the posts. */
export async function serveFiles(t, folder, receive, headers = {}) {
  const server = createServer((request, response) => {
    if (request.method === "POST") return void receive(request, response);
    const { pathname } = new URL(request.url, "http://localhost");
    const file = join(folder, normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname));
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", ...headers }).end(readFileSync(file));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${server.address().port}`;
}

/** A port that is free now, for servers that cannot be asked for any. */
export async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Starts a consumer's own server until the test ends; `said()` is what it printed. */
export async function serveWith(t, place, args, env, port) {
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, args, { cwd: place, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (said += text));
  const gone = once(child, "exit");
  t.after(async () => {
    try {
      process.kill(-child.pid);
    } catch {}
    await gone;
  });
  for (let tries = 0; ; tries++) {
    if (child.exitCode !== null || tries > 600) throw new Error(`${args.join(" ")} does not answer:\n${said}`);
    const answer = await fetch(url).catch(() => null);
    await answer?.arrayBuffer();
    if (answer) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, said: () => said };
}
