// A page of React over `attise/react`, rendered on the server and brought to life in the browser, in React's development build: it tells every difference.
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const require = createRequire(import.meta.url);
export const VERSIONS = [18, 19];

/** Where a version of React is installed. */
const homes = { 18: join(root, "tests/react18/node_modules"), 19: join(root, "node_modules") };

/** `react` and `react-dom` of one version, whoever imports them. */
const only = (version) => ({
  name: "one-react",
  setup: ({ onResolve }) => onResolve({ filter: /^(react|react-dom)(\/|$)/ }, ({ path }) => ({ path: createRequire(join(homes[version], "x.js")).resolve(path) })),
});
/** The page's one copy of the package's main entry. */
const served = { name: "served", setup: ({ onResolve }) => onResolve({ filter: /^attise$/ }, () => ({ path: "/dist/index.js", external: true })) };

const bundle = async (version, entry, { plugins = [], ...options }) => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, entry)], bundle: true, write: false, jsx: "automatic", jsxDev: false, logLevel: "error", logOverride: { "empty-import-meta": "silent" },
    define: { "process.env.NODE_ENV": '"development"' }, plugins: [only(version), ...plugins], ...options,
  });
  return outputFiles[0].text;
};

/** What `react.server.jsx` exports, on the server. */
export async function onServer(version) {
  const module = { exports: {} };
  new Function("module", "exports", "require", await bundle(version, "react.server.jsx", { platform: "node", format: "cjs" }))(module, module.exports, require);
  return module.exports;
}

/** The answers of a site at `/react`: what the server renders for these props, and the script that hydrates it when the test calls `hydrate()`. */
export async function reactSite(version, props = {}) {
  const script = await bundle(version, "react.page.jsx", { format: "esm", plugins: [served] });
  const { stream } = await onServer(version);
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>React</title><link rel="stylesheet" href="/dist/slots.css"><link rel="icon" href="data:,"></head><body><div id="root">${await stream(props)}</div><script type="module" src="/react.js"></script></body></html>`;
  return { "/react": { type: "text/html", body }, "/react.js": { type: "text/javascript", body: script } };
}
