// Writes THIRD-PARTY.md: whose work is in the package, and under which licence. Made anew with each build from what is compiled in.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cratesOf, FEATURES } from "../scripts/crates.mjs";
import { byBytes } from "./lists.mjs";

/** Licences whose text is in the package's own LICENSE. */
const OURS = new Set(["MIT OR Apache-2.0", "Apache-2.0 OR MIT", "(MIT OR Apache-2.0) AND Unicode-3.0"]);
/** The licences that may be in the package, beside those. */
const OTHERS = new Set(["MIT", "BSD-3-Clause", "Zlib", "Unlicense OR MIT"]);

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS
FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY,
WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

/** Every crate that is compiled into a module, with the modules that hold it, by name. */
export function compiled() {
  const found = new Map();
  for (const module of Object.keys(FEATURES)) {
    const [, ...crates] = cratesOf(module);
    for (const crate of crates.filter(({ compiled: inside }) => inside)) found.set(crate.id, { ...crate, modules: [...(found.get(crate.id)?.modules ?? []), module] });
  }
  return [...found.values()].sort((a, b) => byBytes(`${a.name} ${a.version}`, `${b.name} ${b.version}`));
}

/** The text of THIRD-PARTY.md. */
export function notices() {
  const crates = compiled();
  const unknown = crates.find(({ licence }) => !OURS.has(licence) && !OTHERS.has(licence));
  if (unknown) throw new Error(`${unknown.name} ${unknown.version}: a licence that nobody has looked at, \`${unknown.licence}\``);
  const rows = crates.map(({ name, version, licence, modules }) => `| ${name} | ${version} | ${licence} | ${modules.join(", ")} |`);
  const texts = crates.filter(({ licence }) => !OURS.has(licence)).map((crate) => `### ${crate.name} ${crate.version}\n\n${quoted(textOf(crate))}`);
  const unicode = cratesOf("full").find(({ name }) => name === "unicode-ident");
  return [
    "# Third parties",
    "Compiled into the package's WebAssembly modules. Where a licence is `… OR Apache-2.0` the work is used under Apache-2.0, whose text is in LICENSE.",
    `| crate | version | licence | in |\n|---|---|---|---|\n${rows.join("\n")}`,
    "Rust's own library (MIT OR Apache-2.0) is in each module, with LLVM's routines (Apache-2.0 WITH LLVM-exception) and tables of Unicode (Unicode-3.0). The list of disposable e-mail domains in the scripts of " +
      "the edge is made from disposable-email-domains (CC0-1.0).",
    "## Texts",
    ...texts,
    `### Unicode\n\n${quoted(readFileSync(join(unicode.folder, "LICENSE-UNICODE"), "utf8"))}`,
    "",
  ].join("\n\n").replace(/\n+$/, "\n");
}

/** The licence that a crate brings; one that brings none is under the words of MIT, with its authors. */
function textOf({ folder, authors, licence, name }) {
  const files = readdirSync(folder).filter((file) => /^(LICEN[CS]E|COPYING)/i.test(file)).sort();
  const file = files.find((found) => /MIT/.test(found)) ?? files[0];
  if (file) return readFileSync(join(folder, file), "utf8");
  if (licence !== "MIT") throw new Error(`${name}: expected a file with its licence`);
  return `MIT License\n\nCopyright (c) ${authors.map((author) => author.replace(/ <.*>$/, "")).join(", ") || `the authors of ${name}`}\n\n${MIT}`;
}

const quoted = (text) => text.trim().split(/\r?\n/).map((line) => `> ${line}`.trimEnd()).join("\n");
