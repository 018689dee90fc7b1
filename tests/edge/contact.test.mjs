// The rows of tests/contact.json in workerd and in Node: the same grades, with the same lists, without configuration.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openPlan } from "attise/edge";
import { gradeRows } from "../lib/contact.mjs";
import { startWorker } from "./lib/worker.mjs";

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const table = read("../contact.json");
const plan = { ...read("../cases/fit.json").plan, language: "en" };

test("B5, B6: contact data are graded in Node as the table says, and in workerd alike", async (t) => {
  const here = gradeRows(table, openPlan, plan);
  table.rows.forEach(({ fields, contact }, i) => holds(here[i], contact, JSON.stringify(fields)));
  const fetch = await startWorker(t, new URL("contact.worker.mjs", import.meta.url));
  const response = await fetch("http://contact/", { method: "POST", body: JSON.stringify({ table, plan }) });
  assert.deepEqual(await response.json(), JSON.parse(JSON.stringify(here)));
});

/** What is expected is in what is found. */
function holds(found, expected, name) {
  for (const [key, value] of Object.entries(expected)) {
    if (value && typeof value === "object" && !Array.isArray(value)) holds(found[key], value, name);
    else assert.deepEqual(found[key], value, `${name}: ${key}`);
  }
}
