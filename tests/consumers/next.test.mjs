// The packed package in Next.js, by both of its bundlers: the page rendered on the server, its form for a route handler, on Node and in the edge runtime, and for a server action, the same by `attise/react`, built and run for production.
import { join } from "node:path";
import { sites } from "./lib/sites.mjs";

// What Next.js says of continuous integration, and of its edge runtime, whatever it builds.
const known = /^ ?⚠ (?:No build cache found|The Edge Runtime is deprecated|Using edge runtime on a page)/;
// Of the edge runtime's code the engine is a file too, which no visitor fetches.
const NEXT = { from: "next", out: ".next/static", pages: ["/", "/edge", "/action", "/react"], known };
const next = (modules, ...args) => [join(modules, "next", "dist", "bin", "next"), ...args];
const start = (modules, port) => next(modules, "start", "-H", "127.0.0.1", "-p", port);

sites({
  "next, webpack": { ...NEXT, build: (modules) => next(modules, "build", "--webpack"), start },
  "next, turbopack": { ...NEXT, build: (modules) => next(modules, "build", "--turbopack"), start },
});
