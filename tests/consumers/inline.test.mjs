// The engine inside one script: for pages that nobody builds, tag managers and CMSs, under a strict policy, and for bundles that must be one file.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { build } from "./lib/output.mjs";
import { receiver, serveFiles } from "./lib/serve.mjs";
import { asScript, visit } from "./lib/visit.mjs";
import { project, shared, workplace } from "./lib/workplace.mjs";

/** Nothing but scripts of the site's own, WebAssembly, and forms that go to the site. */
const POLICY = { "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; form-action 'self'; require-trusted-types-for 'script'" };
const ACCEPT = 'document.querySelector("#accept").onclick = () => attise.visitor.consent.grant();';

let folder;
let receive;
let script;
before(async () => {
  folder = await workplace("bundlers");
  const qualify = await receiver(folder);
  receive = (request, response) => qualify(request, response, shared("plan.json"));
  script = readFileSync(join(folder, "node_modules/attise/dist/attise.global.js"), "utf8");
});

const page = (head, end = "") => shared("index.html").replace("<!--head-->", head).replace("</body>", `${end}</body>`);

/** The plan as `npx attise compile` prints it. */
const planText = (place) => /"([\w-]+)"/.exec(readFileSync(join(place, "plan.js"), "utf8"))[1];

/** Serves pages that are made from the plan's text; gives the site's address. */
async function site(t, name, files, headers) {
  const place = project(folder, name);
  for (const [file, content] of Object.entries(files(planText(place)))) writeFileSync(join(place, file), content);
  return serveFiles(t, place, receive, headers);
}

test("a script tag with data attributes, under a strict policy", async (t) => {
  const url = await site(t, "script-tag", (plan) => ({
    "index.html": page(`<script defer src="/attise.global.js" data-plan="${plan}"></script>\n<script defer src="/accept.js"></script>`),
    "attise.global.js": script,
    "accept.js": ACCEPT,
  }), POLICY);
  asScript(await visit(t, `${url}/`));
});

test("in the head, without defer: it waits for the page", async (t) => {
  const url = await site(t, "script-head", (plan) => ({
    "index.html": page(`<script src="/attise.global.js" data-plan="${plan}" data-consent="granted" data-storage="memory"></script>`),
    "attise.global.js": script,
  }));
  asScript(await visit(t, `${url}/`, { accept: async () => {} }));
});

test("a tag manager's custom HTML: the settings, then a script that is put into the page later, with consent from Google's consent mode", async (t) => {
  const url = await site(t, "tag-manager", (plan) => ({
    "index.html": page("", `<script>
      window.dataLayer = [];
      function gtag() { dataLayer.push(arguments); }
      gtag("consent", "default", { ad_storage: "denied", analytics_storage: "denied", personalization_storage: "denied", functionality_storage: "denied" });
      document.querySelector("#accept").onclick = () => gtag("consent", "update", { ad_storage: "granted", analytics_storage: "granted", personalization_storage: "granted", functionality_storage: "granted" });
      setTimeout(() => {
        window.attise = { plan: "${plan}", consent: "google" };
        document.head.append(Object.assign(document.createElement("script"), { async: true, src: "/attise.global.js" }));
      });
    </script>`),
    "attise.global.js": script,
  }));
  asScript(await visit(t, `${url}/`));
});

test("pasted whole into a page that says no character set, with a plan that is fetched", async (t) => {
  const url = await site(t, "pasted", (plan) => ({
    "index.html": page("", `<script>window.attise = { plan: "/plan.bin" };</script><script>${script}</script><script>${ACCEPT}</script>`).replace('<meta charset="utf-8">', '<meta charset="windows-1252">'),
    "plan.bin": Buffer.from(plan, "base64url"),
  }));
  asScript(await visit(t, `${url}/`));
});

test("called by hand", async (t) => {
  const url = await site(t, "by-hand", (plan) => ({
    "index.html": page("", `<script src="/attise.global.js"></script><script>attise.visitor = attise.watch("${plan}"); ${ACCEPT}</script>`),
    "attise.global.js": script,
  }));
  asScript(await visit(t, `${url}/`));
});

for (const [name, program, args] of [
  ["rollup, an iife", ["rollup", "dist", "bin", "rollup"], ["main.js", "-p", "node-resolve", "-f", "iife", "-o", "dist/main.js"]],
  ["vite as a library: one file", ["vite", "bin", "vite.js"], ["build"]],
]) {
  test(`attise/inline in ${name}`, async (t) => {
    const main = shared("main.js").replace('"attise"', '"attise/inline"');
    const vite = 'export default { build: { lib: { entry: "main.js", formats: ["iife"], name: "page", fileName: () => "main.js" } } };';
    const files = { "index.html": page("", '<script src="/dist/main.js"></script>'), "main.js": main, ...(name.startsWith("vite") && { "vite.config.mjs": vite }) };
    const place = project(folder, name.replace(/\W+/g, "-"), { files });
    await build(place, [join(folder, "node_modules", ...program), ...args]);
    const url = await serveFiles(t, place, receive);
    asScript(await visit(t, `${url}/`));
  });
}

test("no character of it needs a character set, and none can end a script or begin a comment in HTML", () => {
  assert.match(script, /^[\x09\x0a\x20-\x7e]+$/);
  assert.doesNotMatch(script, /<\/script|<!--/i);
});
