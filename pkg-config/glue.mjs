// Rewrites the glue that wasm-bindgen writes, so that bundlers find no file to look for and a trapped instance can be replaced.

/**
 * The glue as one function `instantiate(module)`: every call has its own instance and its own finalizers, so what is left of
 * a trapped instance cannot reach into the next one. It names no file: `new URL("x_bg.wasm", import.meta.url)` would send
 * bundlers after one that is not published.
 */
export function asFactory(glue, name) {
  const names = exportsOf(glue);
  // What the engine imports stays outside the function.
  const imports = [...glue.matchAll(/^import \{ \w+ \} from ["']\.\.\/.*;?\n/gm)].map(([line]) => line);
  const body = glue
    .replace(/^import \{ \w+ \} from ["']\.\.\/.*;?\n/gm, "")
    .replace(/^export (class|function) /gm, "$1 ")
    .replace(/^export \{[^}]*\};?\n?/gm, "")
    // What a trapped instance cannot free is lost with it; thrown from a finalizer it would end the whole process.
    .replace(/new FinalizationRegistry\(ptr => (wasm\.\w+\(ptr, 1\))\)/g, "new FinalizationRegistry(ptr => { try { $1; } catch {} })")
    // It is a module always; in a realm of its own, as Vercel's, it would not be known as one.
    .replace(/^ *if \(!\(module instanceof WebAssembly\.Module\)\) \{[^}]*\}\n/m, "")
    .replace(/^async function __wbg_(?:init|init_once|load)\b[\s\S]*?^\}\n/gm, "")
    // Letter by letter, as is done for short texts, a long one would take milliseconds in a fresh instance: by code that has not been compiled yet.
    .replace("if (realloc === undefined) {", "if (realloc === undefined || arg.length > 4096) {");
  if (names.length === 0 || !body.includes("arg.length > 4096") || /^(export|import) |import\.meta|new WebAssembly\.Module/m.test(body)) throw new Error("wasm-bindgen's glue has changed and was not understood");
  const code = [
    `// ${name}.wasm's glue, made by build.mjs from what wasm-bindgen wrote: one fresh instance a call.`,
    ...imports.map((line) => line.trimEnd()),
    "export function instantiate(module) {",
    body.trimEnd(),
    "initSync({ module });",
    `return { ${["memory: wasm.memory", ...names].join(", ")} };`,
    "}",
    "",
  ].join("\n");
  return { code, types: typesOf(names, name) };
}

/** The glue of a module that takes and gives numbers alone: there is nothing to convert, so its exports are called as they are. */
export function asExports(glue, name) {
  if (/malloc|TextDecoder|externrefs\.(?:get|grow)/.test(glue.replace(/^(?:async )?function (?:__wbg_|initSync)[\s\S]*?^\}\n/gm, ""))) throw new Error(`${name}.wasm was to take and give numbers alone`);
  const code = [
    `// ${name}.wasm's exports as they are, made by build.mjs: one fresh instance a call.`,
    "export const instantiate = (module) => new WebAssembly.Instance(module).exports;",
    "",
  ].join("\n");
  return { code, types: typesOf(exportsOf(glue), name) };
}

/** The names of what the glue exports. */
export const exportsOf = (glue) => [...glue.matchAll(/^export (?:class|function) (\w+)/gm)].map(([, found]) => found);

function typesOf(names, name) {
  const picked = names.map((found) => `"${found}"`).join(" | ");
  return [
    `import type * as glue from "./${name}.glue.js";`,
    `export type Instance = Pick<typeof glue, ${picked}> & { readonly memory: WebAssembly.Memory };`,
    "/** Makes a fresh instance of the compiled module. */",
    "export declare function instantiate(module: WebAssembly.Module): Instance;",
    "",
  ].join("\n");
}
