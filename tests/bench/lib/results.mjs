// The results as they are kept: one part may be run again without the others.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { PARTS } from "./parts.mjs";

/** @returns `{ parts }`, empty where nothing was kept yet */
export const readResults = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { parts: {} });

/** Puts in the parts that were run; each keeps when and on what it ran. */
export function mergeResults(kept, ran) {
  const parts = { ...kept.parts, ...Object.fromEntries(ran.map((part) => [part.part, rounded(part)])) };
  return { parts: Object.fromEntries(PARTS.filter((name) => parts[name]).map((name) => [name, parts[name]])) };
}

export function writeResults(file, results) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(results, null, 1)}\n`);
}

/** Four digits say all that a measure can say. */
function rounded(value) {
  if (typeof value === "number") return Number.isInteger(value) ? value : Number(value.toPrecision(4));
  if (Array.isArray(value)) return value.map(rounded);
  return value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rounded(one)])) : value;
}

/** Throws when a part is not what report and tables can show. */
export function checkPart(part) {
  const wrong = (path, expected) => {
    throw new Error(`${part?.part ?? "part"}.${path}: expected ${expected}`);
  };
  const figure = (path, value) => value === null || Number.isFinite(value) || wrong(path, "a number or null");
  if (!PARTS.includes(part?.part)) wrong("part", `one of ${PARTS.join(", ")}`);
  for (const list of ["notes", "tables", "aims"]) if (!Array.isArray(part[list])) wrong(list, "a list");
  const ids = new Set();
  part.tables.forEach(({ id, title, unit, better, rows }, t) => {
    if (typeof id !== "string" || ids.has(id)) wrong(`tables[${t}].id`, "a text that no other table has");
    ids.add(id);
    if (typeof title !== "string" || typeof unit !== "string") wrong(`tables[${t}]`, "a title and a unit");
    if (better !== "lower" && better !== "higher") wrong(`tables[${t}].better`, "`lower` or `higher`");
    if (!Array.isArray(rows) || rows.length === 0) wrong(`tables[${t}].rows`, "at least one row");
    rows.forEach(({ name, value, min = null, max = null }, r) => {
      const path = `tables[${t}].rows[${r}]`;
      if (typeof name !== "string") wrong(`${path}.name`, "a text");
      for (const [key, one] of Object.entries({ value, min, max })) figure(`${path}.${key}`, one);
    });
  });
  part.aims.forEach(({ id, what, aim, better, found }, a) => {
    if (typeof id !== "string" || typeof what !== "string") wrong(`aims[${a}]`, "an id and what is aimed at");
    if (!Number.isFinite(aim)) wrong(`aims[${a}].aim`, "a number");
    if (better !== "lower" && better !== "higher") wrong(`aims[${a}].better`, "`lower` or `higher`");
    figure(`aims[${a}].found`, found);
  });
  return part;
}
