// The page's part of the bench: Chromium as a slow phone on a slow line, the demo with and without Attise, and beside what others carry.
import { chromium } from "playwright-core";
import { ensureChromium } from "../../../scripts/programs.mjs";
import { draws, shuffled } from "../lib/stats.mjs";
import { bundleObserver } from "./bundle.mjs";
import { installPeers } from "./peers.mjs";
import { signals } from "./signals.mjs";
import { openSite, SITES } from "./sites.mjs";
import { codeSizes, moduleRows } from "./sizes.mjs";
import { aimsOf, notes, tablesOf } from "./tables.mjs";
import { visit } from "./visit.mjs";

const ROUNDS = 15;
/** What a smoke run looks at. */
const FEW = ["bare", "again", "attise", "attise-inline", "growthbook"];
/** Without these, a page that nobody looks at is slowed down, or the browser does work of its own meanwhile. */
const ARGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions"];

/** @param {{ quick: boolean, say: (line: string) => void }} options */
export async function bench({ quick, say, rounds = quick ? 1 : ROUNDS }) {
  await installPeers();
  const sites = quick ? SITES.filter(({ id }) => FEW.includes(id)) : SITES;
  const observer = await bundleObserver();
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ARGS });
  const servers = new Map();
  try {
    for (const site of sites) servers.set(site.id, await openSite(site));
    // the first visit of a browser pays for the browser
    await visit(browser, servers.get("bare"), sites[0], observer);
    const runs = await visitAll(browser, servers, sites, { rounds, observer, say });
    const signal = await signals(browser, servers.get("attise"), quick);
    const found = { sites, runs, sizes: await codeSizes(), modules: await moduleRows(), signal };
    const tables = tablesOf(found);
    return { part: "page", title: "Page", notes, tables, aims: aimsOf(tables) };
  } finally {
    await browser.close();
    for (const server of servers.values()) server.stop();
  }
}

/** Rounds of one visit to each site, in an order drawn anew for each round: what drifts, drifts for all. Gives the visits of each site, by round. */
async function visitAll(browser, servers, sites, { rounds, observer, say }) {
  const draw = draws(1);
  const runs = Object.fromEntries(sites.map(({ id }) => [id, []]));
  for (let round = 0; round < rounds; round++) {
    for (const site of shuffled(sites, draw)) {
      const run = await visit(browser, servers.get(site.id), site, observer);
      const { missing } = run.load.wire;
      if (run.errors.length > 0 || missing.length > 0) throw new Error(`${site.id}: ${[...run.errors, ...missing].join(", ")}`);
      runs[site.id].push(run);
    }
    say(`round ${round + 1} of ${rounds}`);
  }
  return runs;
}
