// Serves one site on loopback, compressed as far as brotli goes, and counts what leaves and comes.
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".wasm": "application/wasm", ".pdf": "application/pdf" };
/** Compressed already. */
const AS_THEY_ARE = [".woff2", ".pdf"];

export const brotli = (content) => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } });

/** All files of a folder: path of their address → content. */
export function filesOf(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(names.map(({ parentPath, path, name }) => join(parentPath ?? path, name)).map((file) => [file.slice(folder.length), readFileSync(file)]));
}

/**
 * @param {Map<string, Buffer>} files by the path of their address
 * @param {(request: { method: string, path: string }) => Buffer | string | undefined} answer for what is no file; undefined is a 404
 * @returns `take()` gives what was counted since the last call: `{ requests, down, up, missing }`, bytes of bodies alone
 */
export async function serve(files, answer = () => undefined) {
  const ready = new Map();
  let counts = none();
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://x").pathname;
    let up = 0;
    for await (const chunk of request) up += chunk.length;
    const name = files.has(path) ? path : files.has(`${path}.html`) ? `${path}.html` : path.endsWith("/") ? `${path}index.html` : path;
    const file = files.get(name);
    const stub = file ? undefined : answer({ method: request.method, path });
    const content = file ?? (stub === undefined ? undefined : Buffer.from(stub));
    counts.requests += 1;
    counts.up += up;
    if (content === undefined) {
      counts.missing.push(`${request.method} ${path}`);
      return response.writeHead(404).end();
    }
    const kind = file ? extname(name) : path.endsWith(".js") ? ".js" : ".json";
    const packed = AS_THEY_ARE.includes(kind) || content.length < 100 ? content : pack(name, content);
    counts.down += packed.length;
    response.writeHead(200, {
      "content-type": TYPES[kind] ?? "application/octet-stream",
      "content-length": packed.length,
      ...(packed !== content && { "content-encoding": "br" }),
      "cache-control": kind === ".html" || !file ? "no-store" : "max-age=3600",
    });
    response.end(packed);
  });
  function pack(name, content) {
    const key = files.has(name) ? name : content.toString("latin1");
    if (!ready.has(key)) ready.set(key, brotli(content));
    return ready.get(key);
  }
  for (const [name, content] of files) if (!AS_THEY_ARE.includes(extname(name))) pack(name, content);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${server.address().port}`,
    take: () => {
      const taken = counts;
      counts = none();
      return taken;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const none = () => ({ requests: 0, down: 0, up: 0, missing: [] });
