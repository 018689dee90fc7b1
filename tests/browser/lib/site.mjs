// A small site for the browser tests: pages with slots, forms and links; the built package; and a memory of all requests.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { Clock } from "./clock.mjs";
import { compiled } from "./compiled.mjs";
import planFile from "./plan.mjs";

const dist = new URL("../../../pkg-config/dist/", import.meta.url);
const notes = readFileSync(new URL("notes.page.js", import.meta.url), "utf8");
const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; connect-src 'self'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const offer = (id, shown, text) => `<div data-attise-offer="${id}"${shown ? "" : " hidden"}>${text}</div>`;
const slot = (id) => `<section data-attise-slot="${id}" id="${id}">
  ${offer("guide", true, `<p>Read our guide.</p><a href="#guide" id="${id}-guide">Guide</a>`)}
  ${offer("webinar", false, `<h2>Join the webinar</h2><p>Forty minutes, with questions.</p><a href="#webinar">Join</a>`)}
  ${offer("quote", false, `<h2>Ask for a quote</h2><p>We call you back within the day.</p><p>Free of charge.</p><a href="#quote">Quote</a>`)}
</section>`;

const html = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title>
<link rel="stylesheet" href="/dist/slots.css"><link rel="icon" href="data:,"></head><body>${body}</body></html>`;

const home = html(`
<h1>Home</h1>${slot("hero")}<p id="below">Below the hero.</p>${slot("sidebar")}<p id="last">Below the sidebar.</p>
<button id="call" data-attise-click="call-back"><b>Call me back</b></button>
<a id="pdf" href="/files/guide.pdf">Guide</a> <a id="accent" href="/files/%C3%A9tude.pdf">Étude</a>
<a id="named" href="/files/x" data-attise-download="white-paper">White paper</a> <a id="saved" href="/files/y" download="prices.bin">Prices</a>
<a id="plain" href="#plain">Plain</a> <a id="next" href="/pricing">Pricing</a>
<form id="quote" data-attise-form="quote" method="post" action="/lead"><input name="email" value="a@example.org"><button>Send</button></form>
<form id="held" data-attise-form="quote" method="post" action="/lead"><input name="attise" value="old"><button>Send</button></form>
<form id="other" method="post" action="/lead"><input name="email" value="b@example.org"><button>Send</button></form>
<script type="module" src="/main.js"></script>`);

/**
 * `?ask` waits for consent, `?keep` sets where the memory is kept, `?wasm` where the engine is, `?ignore` what is not
 * listened to; the rest of the page is the host's.
 */
const main = (source) => `import { watch } from "/dist/index.js";
const query = new URLSearchParams(location.search);
globalThis.watch = watch;
globalThis.plan = ${JSON.stringify(source)};
globalThis.visitor = watch(plan, { consent: !query.has("ask"), storage: query.get("keep") ?? "local", wasm: query.get("wasm") ?? undefined, ignore: query.getAll("ignore") });`;

const TYPES = { js: "text/javascript", css: "text/css", wasm: "application/wasm", pdf: "application/pdf" };

/** The script that the tests add to each page, before its own. */
const OURS = "/the-tests-own.js";
const ours = (body) => body.toString().replace("<head>", `<head><script src="${OURS}"></script>`);

/**
 * Starts a site for one test. It has a port of its own, and so an origin and a storage of its own: its visitor is new.
 * `answers` replaces what a path gives: `{ "/dist/live.wasm": { status: 404 } }`, or a function that resolves to it when the test
 * wants. `init` is a function that each page runs before its own scripts; `clock` says whether they have the test's clock.
 */
export async function openSite(t, { answers = {}, csp = CSP, headers = {}, plan = compiled, init, clock = true } = {}) {
  const requests = [];
  const pages = [];
  const visitorsClock = new Clock(pages);
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://x").pathname;
    const send = ({ status = 200, type, body }) => {
      response.writeHead(status, { "content-type": type, ...(csp && { "content-security-policy": csp }), "cache-control": "no-cache", ...headers });
      response.end(type === "text/html" && body ? ours(body) : body);
    };
    if (path === OURS) return send({ type: TYPES.js, body: [notes, clock && visitorsClock.script(), init && `(${init})();`].filter(Boolean).join("\n") });
    let body = "";
    for await (const chunk of request) body += chunk;
    requests.push({ method: request.method, path, url: request.url, body });
    const answer = typeof answers[path] === "function" ? await answers[path]() : answers[path];
    send({ ...ordinary(path, plan), ...answer });
  });
  await listen(server);
  // A page where something went wrong ends its test before the rest of what is to be done after it.
  server.unref();
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://localhost:${server.address().port}`,
    requests,
    pages,
    clock: visitorsClock,
    /** The bodies posted to /lead, as parsed forms. */
    leads: () => requests.filter(({ path }) => path === "/lead").map(({ body }) => new URLSearchParams(body)),
    wasm: () => requests.filter(({ path }) => path.endsWith(".wasm")).length,
  };
}

/** Ports that sites of this process have had: a second one of the same would find what the visitor of the first has stored. */
const had = new Set();

async function listen(server) {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  if (!had.has(port)) return had.add(port);
  await new Promise((resolve) => server.close(resolve));
  return listen(server);
}

function ordinary(path, plan) {
  const type = TYPES[path.split(".").pop()] ?? "text/html";
  if (path === "/plan.json") return { type: "application/json", body: JSON.stringify(planFile) };
  if (path === "/main.js") return { type, body: main(plan) };
  if (path.startsWith("/dist/")) return { type, body: readFileSync(new URL(path.slice("/dist/".length), dist)) };
  if (path === "/lead") return { type, body: html("<h1>Thank you</h1>") };
  if (path === "/blank") return { type, body: html("") };
  if (path.startsWith("/files/")) return { type, status: 204 };
  return { type, body: home };
}
