// Replays the click-stream of docs/replay.md with both plans: `node www/docs/replay/clickstream.mjs FOLDER`
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [folder] = process.argv.slice(2);
const [events, outcomes] = ["events.csv", "outcomes.csv"].map((name) => join(folder ?? "", name));
if (folder === undefined || !existsSync(events) || !existsSync(outcomes)) {
  console.error(`expected a folder with events.csv and outcomes.csv, found \`${folder ?? ""}\``);
  process.exit(2);
}
const command = fileURLToPath(new URL("../../../pkg-config/bin/attise.js", import.meta.url));
for (const name of ["shop", "shop-before-checkout"]) {
  const plan = fileURLToPath(new URL(`${name}.plan.json`, import.meta.url));
  const args = ["replay", "--plan", plan, "--events", events, "--outcomes", outcomes, "--now", "2026-01-06"];
  const { status } = spawnSync(process.execPath, [command, ...args], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
