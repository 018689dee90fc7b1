// The demo's pages as they are compared: bare, with Attise, and with what others put there.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/run.mjs";
import { bundleSite } from "./bundle.mjs";
import { PEERS } from "./peers.mjs";
import { filesOf, serve } from "./server.mjs";
import { posthog, segment, snowplow } from "./stubs.mjs";

const SCRIPT = '<script type="module" src="/assets/main.js"></script>';
const STYLE = '<link rel="stylesheet" href="/attise/slots.css">\n';
const OURS = "/assets/site.js";
const PRELOAD = '<link rel="preload" href="/assets/live.wasm" as="fetch" crossorigin>\n';

const attise = { script: "attise", ours: true, slots: true, decides: true, version: JSON.parse(readFileSync(join(root, "pkg-config", "package.json"), "utf8")).version };
const peer = (id, script, of, rest) => ({ id, name: of, script, version: PEERS[of], ...rest });

/**
 * Every site: `decides` whether it can choose an offer, `visits` whether it is visited or only loaded, `answer` what its vendor would answer.
 * The first three are the pair that is compared, and the same page once more, which shows what noise alone makes.
 */
export const SITES = [
  { id: "bare", name: "the page alone", reference: true, visits: true },
  { id: "again", name: "the page alone, once more", reference: true, visits: true },
  { id: "attise", name: "Attise", ...attise, preload: true, visits: true },
  peer("growthbook", "growthbook", "@growthbook/growthbook", { decides: true, visits: true }),
  peer("snowplow", "snowplow", "@snowplow/browser-tracker", { visits: true, answer: snowplow }),
  peer("segment", "segment", "@segment/analytics-next", { visits: true, answer: segment }),
  peer("posthog", "posthog", "posthog-js", { decides: true, visits: true, answer: posthog }),
  { id: "attise-inline", name: "Attise, engine in the script", ...attise, script: "attise-inline", visits: true },
  { id: "attise-plain", name: "Attise, engine not preloaded", ...attise },
  peer("posthog-bootstrapped", "posthog-bootstrapped", "posthog-js", { name: "posthog-js, flags in the page", decides: true, answer: posthog }),
];

/** Starts a site's server. */
export async function openSite(site) {
  const files = new Map([...filesOf(join(root, "www", "dist", "site"))].filter(([path]) => !/^\/assets\/.*\.(js|wasm)$/.test(path) && !path.startsWith("/_shell")));
  for (const [path, content] of files) if (path.endsWith(".html")) files.set(path, Buffer.from(pageOf(content.toString(), site)));
  if (site.script) for (const [path, content] of await bundleSite(site.script)) files.set(path, content);
  if (site.ours) files.set("/assets/live.wasm", readFileSync(join(root, "pkg-config", "dist", "live.wasm")));
  return serve(files, site.answer);
}

/** A page of the demo with a site's script in the place of the demo's own. */
export function pageOf(html, { script, slots, preload }) {
  for (const part of [SCRIPT, STYLE]) if (!html.includes(part)) throw new Error(`the demo's pages have no \`${part.trim()}\` any more`);
  return html.replace(STYLE, slots ? STYLE : "").replace(SCRIPT, script ? `${preload ? PRELOAD : ""}${SCRIPT.replace("/assets/main.js", OURS)}` : "");
}
