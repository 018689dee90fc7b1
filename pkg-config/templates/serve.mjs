// Shows index.html and receives its form on this machine, with nothing but Node:  node attise/serve.mjs
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};
const THANKS = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Thank you</title><h1>Thank you</h1><p>We will be in touch. <a href="/">Back</a></p>';

const { openPlan, qualify } = await import("attise/edge").catch((error) => {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  console.error("the package is not installed: npm install attise");
  process.exit(1);
});

const here = new URL(".", import.meta.url);
const installed = new URL(".", import.meta.resolve("attise/package.json"));
const plan = openPlan(await readFile(new URL("plan.json", here), "utf8"));

const server = createServer((request, response) => {
  const answer = request.method === "POST" ? receive : show;
  answer(request, response).catch((error) => {
    console.error(error);
    response.writeHead(500).end();
  });
});

/** The form: what you do with a lead goes here. */
async function receive(request, response) {
  const body = Readable.toWeb(request);
  const post = new Request("http://localhost/lead", { method: "POST", headers: request.headers, body, duplex: "half" });
  const { verdict, fields } = await qualify(post, { plan });
  const { reading, trust, reasons } = verdict;
  console.log(`lead ${JSON.stringify(fields)}`);
  console.log(`  ${reading.engagement} points, ${reading.temperature}; fit ${reading.fit}; stage ${reading.stage}; payload ${trust}`);
  console.log(`  ${reasons.en}`);
  response.writeHead(303, { location: "/thank-you" }).end();
}

/** Files of this folder and of the package; any other address is the page, so that each one can be tried. */
async function show(request, response) {
  const { pathname } = new URL(request.url, "http://localhost");
  if (pathname === "/thank-you") return void response.writeHead(200, { "content-type": TYPES[".html"] }).end(THANKS);
  const file = fileOf(pathname);
  const content = await readFile(file).catch(() => null);
  const type = TYPES[extname(file)];
  if (content === null || !type) return void response.writeHead(404).end(`not found: ${pathname}\n`);
  response.writeHead(200, { "content-type": type, "cache-control": "no-cache" }).end(content);
}

function fileOf(pathname) {
  for (const [prefix, folder] of [["/attise/", here], ["/node_modules/attise/", installed]]) {
    if (!pathname.startsWith(prefix)) continue;
    const file = fileURLToPath(new URL(`./${pathname.slice(prefix.length)}`, folder));
    return file.startsWith(fileURLToPath(folder)) ? file : "";
  }
  return fileURLToPath(new URL("index.html", here));
}

const port = Number(process.env.PORT ?? 8788);
server.on("error", ({ code, message }) => {
  console.error(code === "EADDRINUSE" ? `port ${port} is taken; another one:  PORT=8789 node attise/serve.mjs` : message);
  process.exit(1);
});
server.listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
