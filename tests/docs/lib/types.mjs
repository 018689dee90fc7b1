// Checks scripts of the docs against the types of the built package, all in one program.
import ts from "typescript";
import { MODULES, NAMES } from "../names.mjs";
import { at, root } from "./blocks.mjs";

const SCRIPTS = { js: ".mts", mjs: ".mts", javascript: ".mts", ts: ".mts", typescript: ".mts", jsx: ".tsx", tsx: ".tsx" };
/** TypeScript's numbers for a name that nothing declares. */
const UNKNOWN = new Set([2304, 2552, 2580, 2581, 2582, 2591, 2592, 2593, 2868, 18004]);

/** Whether a block is a script that can be checked. */
export const isScript = ({ language }) => Object.hasOwn(SCRIPTS, language);

const options = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts", "lib.esnext.disposable.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  jsx: ts.JsxEmit.ReactJSX,
  // as the docs of the Vite plugin say, and Vite's own
  types: ["node", "attise/vite/client", "vite/client"],
  strict: true,
  // Plain scripts say no types of what their functions take, nor of what they catch.
  noImplicitAny: false,
  noImplicitThis: false,
  useUnknownInCatchVariables: false,
  skipLibCheck: true,
  resolveJsonModule: true,
  allowArbitraryExtensions: true,
  noEmit: true,
};

const folder = `${root}tests/docs/virtual/`;
const plan = `declare const plan: string;\nexport default plan;\n`;
/** What the scripts import from beside them. */
const BESIDE = {
  "plan.d.ts": plan,
  "plan.json.d.ts": "declare const plan: object;\nexport default plan;\n",
  "lead.d.ts": "export declare function lead(request: Request): Promise<Response>;\n",
  "modules.d.ts": [
    ...MODULES.map((name) => `declare module "${name}";\n`),
    // what the web's types lack: a body that streams, the tag manager's list, the settings of attise.global.js
    'interface RequestInit { duplex?: "half" }\ninterface Window { dataLayer?: object[]; attise?: object }\n',
  ].join(""),
};

/** What is wrong with scripts: texts that say where. */
export function problems(scripts) {
  const sources = scripts.map((block) => ({ block, before: "" }));
  // First what nothing declares, then again with what the docs take for granted.
  for (const [source, message] of diagnose(sources)) {
    if (!UNKNOWN.has(message.code)) continue;
    const [, name] = /'([^']+)'/.exec(ts.flattenDiagnosticMessageText(message.messageText, " "));
    const type = NAMES[`${source.block.file} ${name}`] ?? NAMES[name];
    const declaration = `declare ${type === undefined ? "" : `const ${name}: ${type}`};`;
    if (type !== undefined && !source.before.includes(declaration)) source.before += declaration;
  }
  return diagnose(sources).map(([{ block, before }, { file, start, messageText }]) => {
    const { line } = file.getLineAndCharacterOfPosition(start);
    return `${at({ ...block, line: block.line + line })}: ${ts.flattenDiagnosticMessageText(messageText, " ")}${before ? ` (with ${before})` : ""}`;
  });
}

/** Every message about a source, with the source. */
function diagnose(sources) {
  // A page imports from the root of its site too.
  const files = new Map(Object.entries(BESIDE).flatMap(([name, text]) => [[folder + name, text], ...(name === "plan.d.ts" ? [[`/${name}`, text]] : [])]));
  const named = new Map();
  for (const [i, source] of sources.entries()) {
    const { block, before } = source;
    const name = `${folder}block-${i}${SCRIPTS[block.language]}`;
    // a block without an import or an export is a module all the same
    files.set(name, `${before}${block.code}\nexport {};\n`);
    named.set(name, source);
  }
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile, directoryExists } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.directoryExists = (name) => `${name}/` === folder || directoryExists(name);
  host.getSourceFile = (name, language, ...rest) => (files.has(name) ? ts.createSourceFile(name, files.get(name), language) : kept(name, () => getSourceFile(name, language, ...rest)));
  const program = ts.createProgram([...named.keys(), `${folder}modules.d.ts`], options, host);
  return [...named].flatMap(([name, source]) => {
    const file = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((message) => [source, message]);
  });
}

/** The library's own files are read once for both programs. */
const library = new Map();
function kept(name, make) {
  if (!library.has(name)) library.set(name, make());
  return library.get(name);
}
