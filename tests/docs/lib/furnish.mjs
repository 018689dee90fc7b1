// The folder in which the commands of the docs are typed: plans old and new, cases, a journey, a log.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { blocks, read, root } from "./blocks.mjs";

/** Puts into a folder what the docs speak of; gives the folder. */
export function furnish(folder) {
  const write = (name, content) => writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  const demo = JSON.parse(read("www/plan.json"));
  write("plan.json", read("pkg-config/presets/b2b-saas.json"));
  write("old.json", demo);
  const pricing = demo.criteria.find(({ id }) => id === "pricing-view");
  pricing.points += 1;
  demo.temperature.hot += 5;
  write("new.json", { ...demo, revision: "2026-12" });
  write("journey.json", blocks("www/docs/journey.md", "json")[0].code);
  const generate = join(root, "www", "docs", "replay", "generate.mjs");
  write("events.csv", execFileSync(process.execPath, [generate, "500"], { encoding: "utf8" }));
  // the demo's plan, by the path that a clone of the repository has it at
  mkdirSync(join(folder, "www"));
  cpSync(join(root, "www", "plan.json"), join(folder, "www", "plan.json"));
  // `npx attise compile node_modules/attise/presets/…`, as in a project
  mkdirSync(join(folder, "node_modules", "attise"), { recursive: true });
  cpSync(join(root, "pkg-config", "presets"), join(folder, "node_modules", "attise", "presets"), { recursive: true });
  return folder;
}
