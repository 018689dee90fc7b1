// The examples in the comments of what is exported, each as a file that can be type-checked and run.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { compile } from "attise/plan";
import { transform } from "esbuild";
import ts from "typescript";
import { root } from "../../../scripts/run.mjs";
import { plan } from "../../node/lib/tiny.mjs";

const folder = join(root, "target", "examples");
/** What examples take for given: names for the edge and the desk, and more of them for the page. */
const NAMES = ["names.ts", "names.page.ts"];
/** Entries whose plan is the compiled one, and whose examples need a page. */
const PAGE = ["attise", "attise/consent", "attise/element", "attise/inspector", "attise/privacy", "attise/react"];

/** Names that a source declares, and all that it uses. */
function namesIn(source) {
  const declared = new Set(), used = new Set();
  const look = (node) => {
    if (ts.isIdentifier(node)) used.add(node.text);
    const { name } = node;
    if (name && ts.isIdentifier(name) && (ts.isVariableDeclaration(node) || ts.isBindingElement(node) || ts.isParameter(node) || ts.isFunctionDeclaration(node) || ts.isImportSpecifier(node) || ts.isImportClause(node))) declared.add(name.text);
    ts.forEachChild(node, look);
  };
  look(source);
  return [...used].filter((name) => !declared.has(name));
}

const exportedBy = (file) => [...readFileSync(join(import.meta.dirname, file), "utf8").matchAll(/^export (?:declare )?(?:const|function) (\w+)|^export \{([^}]+)\}/gm)].flatMap(([, one, some]) => one ?? some.split(",").map((name) => name.trim().split(" as ").pop()));

/** Writes all examples of these items, and gives for each its `name`, its `file`, and whether it can run here. */
export async function writeExamples({ items, values }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of NAMES) cpSync(join(import.meta.dirname, file), join(folder, file));
  const text = JSON.stringify(plan, null, 2);
  writeFileSync(join(folder, "plan.json"), text);
  writeFileSync(join(folder, "plan.js"), `export default "${Buffer.from(compile(text)).toString("base64url")}";\n`);
  writeFileSync(join(folder, "plan.d.ts"), "declare const plan: string;\nexport default plan;\n");
  writeFileSync(join(folder, "events.csv"), "visitor,at,kind,path\na,2026-01-05T09:00:00Z,pageView,/pricing\n");
  const given = exportedBy("names.ts"), givenToPages = exportedBy("names.page.ts");
  const all = items.flatMap(({ entry, name, examples, members }) => [{ name, examples }, ...members].flatMap(({ name, examples }) => examples.map((code) => ({ entry, name, code }))));
  return Promise.all(all.map(async ({ entry, name, code }, number) => {
    const free = namesIn(ts.createSourceFile("x.tsx", code, ts.ScriptTarget.ES2022, false, ts.ScriptKind.TSX));
    const isPage = PAGE.includes(entry);
    const [, own] = entry.split("/");
    const sources = [
      [entry, values[entry]],
      ["attise", values.attise],
      ["attise/plan", values["attise/plan"]],
      ["./names.page.js", isPage ? givenToPages : []],
      ["./names.js", given],
    ];
    const taken = new Set();
    const imports = sources.map(([from, names]) => {
      const wanted = names.filter((name) => free.includes(name) && !taken.has(name));
      for (const name of wanted) taken.add(name);
      const whole = from === entry && names.includes("default") && free.includes("attise") ? "attise, " : "";
      return wanted.length > 0 || whole ? `import ${whole}{ ${wanted.join(", ")} } from "${from}";\n` : "";
    });
    const extension = own === "react" ? "tsx" : "ts";
    const file = join(folder, `${String(number).padStart(3, "0")}-${name.replace(/[^\w.]+/g, "-")}.${extension}`);
    const source = `${imports.join("")}\n${code}\nexport {};\n`;
    writeFileSync(file, source);
    // Pages and what only Cloudflare has are not there to run in.
    const runs = !isPage && !/\benv\.(DB|SAS|ASSETS)\b/.test(code);
    return { name, file, runs };
  }));
}

/** What TypeScript has to say of them. */
export function typeErrors(examples) {
  const program = ts.createProgram(examples.map(({ file }) => file), {
    noEmit: true, strict: true, noImplicitAny: false, skipLibCheck: true, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts", "lib.esnext.disposable.d.ts"], types: ["node"], jsx: ts.JsxEmit.ReactJSX,
  });
  const host = { getCanonicalFileName: (name) => name, getCurrentDirectory: () => folder, getNewLine: () => "\n" };
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => ts.formatDiagnostic(diagnostic, host).trim());
}

/** Runs those that can, one after another, each with names of its own: a request can be read once. Gives what went wrong, by name. */
export async function runExamples(examples) {
  const strip = async (file) => {
    const out = file.replace(/\.tsx?$/, ".js");
    const { code } = await transform(readFileSync(file, "utf8"), { loader: "ts" });
    writeFileSync(out, code.replace('"./names.js"', `"./names.js?${basename(file)}"`));
    return out;
  };
  for (const file of NAMES) await strip(join(folder, file));
  const wrong = [];
  const quiet = Object.fromEntries(["log", "warn", "error", "table"].map((level) => [level, console[level]]));
  const before = process.cwd();
  process.chdir(folder);
  for (const level of Object.keys(quiet)) console[level] = () => {};
  try {
    for (const { name, file } of examples.filter(({ runs }) => runs)) {
      try {
        await import(await strip(file));
      } catch (error) {
        wrong.push(`${name}: ${error.stack}`);
      }
    }
  } finally {
    process.chdir(before);
    Object.assign(console, quiet);
  }
  return wrong;
}
