// Code blocks of the docs that begin with a file's name, by that name.
import { readFileSync } from "node:fs";

export function files(doc) {
  const text = readFileSync(new URL(`../../../www/docs/${doc}`, import.meta.url), "utf8");
  return Object.fromEntries([...text.matchAll(/^```\w+\n(?:\/\/|<!--) (\S+\.\w+)(?: -->)?\n(.*?)^```$/gms)].map(([, name, code]) => [name, code]));
}
