// Writes `consent/package.json` and the like: where to find each entry for resolvers that do not read `exports`, as Parcel's and TypeScript's `node10`.
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The file that one of the conditions names, or the last one. */
function fileFor(entry, ...conditions) {
  if (typeof entry === "string") return entry;
  const found = conditions.find((condition) => condition in entry);
  return fileFor(entry[found ?? "default"], ...conditions);
}

/** A folder of each entry with its own `package.json`; gives the files that were written. Files that are no scripts are put where they are asked for. */
export function writeStubs(folder, { exports }) {
  const written = [];
  for (const [name, entry] of Object.entries(exports)) {
    // Types and nothing else.
    if (typeof entry === "object" && !("default" in entry)) continue;
    const main = fileFor(entry, "node");
    if (name === "./slots.css") cpSync(join(folder, main), join(folder, name));
    if (!main.endsWith(".js") || name === ".") continue;
    const stub = { private: true, type: "module", main: `.${main}`, browser: `.${fileFor(entry, "module")}`, types: `.${fileFor(entry, "types")}` };
    const file = join(folder, name, "package.json");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(stub, null, 2)}\n`);
    written.push(file);
  }
  return written;
}
