// Writes what is made from the results: the report and the pictures.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { html } from "./html.mjs";
import { PICTURES, picture } from "./pictures.mjs";

/** @returns the names of the files written */
export function writeReport(results, folder) {
  mkdirSync(folder, { recursive: true });
  const files = { "report.html": html(results) };
  for (const one of PICTURES) {
    const drawn = picture(one, results);
    if (drawn) files[`${one.name}.svg`] = drawn;
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return Object.keys(files);
}
