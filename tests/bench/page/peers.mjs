// The libraries that pages carry beside ours or instead of it, pinned, and installed where the bench keeps what it makes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { must, root } from "../../../scripts/run.mjs";
import { once } from "../../../scripts/stamp.mjs";

/** Where the bench of the page keeps what it installs. */
export const folder = join(root, "target", "bench", "page");

export const PEERS = {
  "@growthbook/growthbook": "1.8.0",
  "@segment/analytics-next": "1.84.3",
  "@snowplow/browser-tracker": "4.10.1",
  "posthog-js": "1.449.2",
  "web-vitals": "6.2.3",
};

/** Installs what is missing; no script of theirs runs. */
export async function installPeers() {
  const lock = join(folder, "node_modules", ".package-lock.json");
  await once("bench-page-peers", { inputs: [], outputs: [lock], settings: PEERS }, async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module", dependencies: PEERS }));
    await must("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: folder });
  });
}

/** A file of a peer's package. */
export const fileOf = (path) => readFileSync(join(folder, "node_modules", path));
