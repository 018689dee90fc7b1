// Writes pkg-config/lists/disposable.txt anew from the pinned package: `node scripts/lists.mjs`, after its version was raised in package.json.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { byBytes, entriesOf, listFile } from "../pkg-config/lists.mjs";
import { main } from "./say.mjs";

const SOURCE = "disposable-email-domains-js";

main(() => {
  const require = createRequire(import.meta.url);
  const entry = require.resolve(SOURCE);
  const manifest = JSON.parse(readFileSync(new URL("../package.json", `file://${entry}`), "utf8"));
  const given = JSON.parse(readFileSync(new URL("dict/disposable_email_blocklist.json", `file://${entry}`), "utf8"));
  const published = JSON.parse(execFileSync("npm", ["view", SOURCE, "time", "--json"], { encoding: "utf8" }));
  const never = new Set([...entriesOf("free"), ...entriesOf("allowed")]);
  const isNever = (domain) => domain.split(".").some((_, i, labels) => never.has(labels.slice(i).join(".")));
  const kept = [...new Set(given)].filter((domain) => /^[a-z0-9.-]+\.[a-z0-9-]+$/.test(domain) && !isNever(domain)).sort(byBytes);
  const head = [
    "Domains of e-mail addresses that are thrown away. Made by scripts/lists.mjs; change nothing here by hand.",
    `Source: npm package ${SOURCE} ${manifest.version}, of github.com/disposable-email-domains/disposable-email-domains. Licence: ${manifest.license}.`,
    `Date: ${published[manifest.version].slice(0, 10)}`,
  ];
  writeFileSync(listFile("disposable"), [...head.map((line) => `# ${line}`), ...kept, ""].join("\n"));
  console.log(`${kept.length} of ${given.length} domains`);
});
