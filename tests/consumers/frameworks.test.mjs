// The packed package in a site of every framework: the page rendered on the server, the form qualified by the framework's own route, built and run for production.
import assert from "node:assert/strict";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { build, wasmIn } from "./lib/output.mjs";
import { freePort, serveWith } from "./lib/serve.mjs";
import { asFile, visit } from "./lib/visit.mjs";
import { project, workplace } from "./lib/workplace.mjs";

let folder;
before(async () => (folder = await workplace("frameworks")));

const program = (...path) => join(folder, "node_modules", ...path);
const next = () => program("next", "dist", "bin", "next");

const SITES = {
  "next, webpack": {
    from: "next", build: () => [next(), "build", "--webpack"], client: ".next/static",
    start: (port) => [next(), "start", "-H", "127.0.0.1", "-p", port],
  },
  "next, turbopack": {
    from: "next", build: () => [next(), "build", "--turbopack"], client: ".next/static",
    start: (port) => [next(), "start", "-H", "127.0.0.1", "-p", port],
  },
  astro: { from: "astro", build: () => [program("astro", "astro.js"), "build"], client: "dist/client", start: () => ["dist/server/entry.mjs"] },
  sveltekit: { from: "sveltekit", build: () => [program("vite", "bin", "vite.js"), "build"], client: "build/client", start: () => ["build/index.js"] },
  nuxt: {
    from: "nuxt", build: () => [program("@nuxt", "cli", "bin", "nuxi.mjs"), "build"], client: ".output/public", start: () => [".output/server/index.mjs"],
    // Nuxt asks for all that a page may import, once the page is there.
    hinted: true,
    // Nuxt's word about a plugin of its own, whatever the page imports.
    known: /^ WARN {2}\[plugin nuxt:module-preload-polyfill\] Sourcemap is likely to be incorrect/,
  },
};

describe("frameworks", { concurrency: 2 }, () => {
  for (const [name, { from, build: command, client, start, known, hinted = false }] of Object.entries(SITES)) {
    test(name, async (t) => {
      const place = project(folder, from, { as: name.replace(/\W+/g, "-") });
      await build(place, command(), known);
      assert.equal(wasmIn(join(place, client)).length, 1, `${wasmIn(place)}`);
      const port = await freePort();
      const env = { PORT: String(port), HOST: "127.0.0.1", ORIGIN: `http://localhost:${port}`, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
      const { url, said } = await serveWith(t, place, start(String(port)), env, port);
      asFile(await visit(t, `${url.replace("127.0.0.1", "localhost")}/`, { hinted }));
      assert.doesNotMatch(said(), /warn|⚠|error/i);
    });
  }
});
