// The lists of e-mail domains in lists/*.txt: read, and made small for the bundles.
import { readFileSync } from "node:fs";

/** The lists, by the name of their file. */
export const LISTS = ["disposable", "free", "allowed", "roles", "countries", "jobs"];

/** The file of a list. */
export const listFile = (name) => new URL(`./lists/${name}.txt`, import.meta.url);

/** The head of a list: when it was taken, as a day like `2026-11-28`. */
export const dateOf = (name) => /^# Date: (\d{4}-\d\d-\d\d)$/m.exec(readFileSync(listFile(name), "utf8"))?.[1];

/** The entries of a list, in the order of their bytes. */
export const entriesOf = (name) => readFileSync(listFile(name), "utf8").split("\n").filter((line) => line && !line.startsWith("#"));

/** The order in which the engine searches. */
export const byBytes = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** A list as the engine takes it: see `src/lists.rs`. */
export function packed(name) {
  const entries = entriesOf(name);
  if (name === "jobs") return entries.join("\n");
  const wrong = entries.find((entry, i) => i > 0 && byBytes(entries[i - 1], entry) >= 0);
  if (wrong) throw new Error(`lists/${name}.txt: expected entries in the order of their bytes, found \`${wrong}\` out of place`);
  return name === "disposable" ? grouped(entries) : entries.join("\n");
}

/** Domains by what follows their first dot. */
function grouped(domains) {
  const groups = new Map();
  for (const domain of domains) {
    const at = domain.indexOf(".");
    const rest = domain.slice(at + 1);
    groups.set(rest, [...(groups.get(rest) ?? []), domain.slice(0, at)]);
  }
  return [...groups].sort(([a], [b]) => byBytes(a, b)).map(([rest, labels]) => [`.${rest}`, ...labels.sort(byBytes)].join("\n")).join("\n");
}
