// All browser tests in one process, so that the browser starts once. One engine:  ATTISE_BROWSER=firefox node --test tests/browser/all.mjs
// One file (`ATTISE_BROWSER` is chromium, firefox or webkit):  ATTISE_BROWSER=webkit node --test tests/browser/forms.test.mjs
import { readdirSync } from "node:fs";
import { testImpossible } from "./lib/test.mjs";

const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".test.mjs")).sort();
for (const file of files) await import(`./${file}`);
testImpossible();
