// A small project with a plan and a page, in a folder beside the packages that it imports.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { plan } from "../../node/lib/tiny.mjs";

const scratch = new URL("../../../target/shells/", import.meta.url).pathname;

/** The plan as people write it: a key a line. */
export const good = JSON.stringify(plan, null, 2);
/** The same with two problems and the lines that they are at. */
export const bad = good.replace('"version": 1', '"version": 1,\n  "langage": "fr"').replace(/"points": \d+/, '"points": "ten"');
export const lineOf = (text, part) => text.split("\n").findIndex((line) => line.includes(part)) + 1;

const MAIN = `import plan from "./plan.json?attise";
document.querySelector("output").textContent = plan;
`;
const PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Test</title></head><body><output></output><script type="module" src="/main.js"></script></body></html>';

/** A folder with these files, removed after the test. */
export function project(t, files = {}) {
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(scratch);
  t.after(() => rmSync(folder, { recursive: true, maxRetries: 5 }));
  const write = (name, text) => writeFileSync(join(folder, name), text);
  for (const [name, text] of Object.entries({ "package.json": '{ "type": "module" }', "plan.json": good, "main.js": MAIN, "index.html": PAGE, ...files })) write(name, text);
  return { folder, write, path: (name) => join(folder, name) };
}
