// The packed package in a site of each framework on Vite: the page rendered on the server, the form qualified by the framework's own route, built and run for production.
import { join } from "node:path";
import { sites } from "./lib/sites.mjs";

sites({
  astro: { from: "astro", build: (modules) => [join(modules, "astro", "astro.js"), "build"], out: "dist", start: () => ["dist/server/entry.mjs"] },
  sveltekit: { from: "sveltekit", build: (modules) => [join(modules, "vite", "bin", "vite.js"), "build"], out: "build", start: () => ["build/index.js"] },
  nuxt: {
    from: "nuxt", build: (modules) => [join(modules, "@nuxt", "cli", "bin", "nuxi.mjs"), "build"], out: ".output/public", start: () => [".output/server/index.mjs"],
    // Nuxt asks for all that a page may import, once the page is there.
    hinted: true,
    // Nuxt's word about a plugin of its own, whatever the page imports, on a terminal and elsewhere.
    known: /^(?: WARN {2}|\[warn\] )\[plugin nuxt:module-preload-polyfill\] Sourcemap is likely to be incorrect/,
  },
});
