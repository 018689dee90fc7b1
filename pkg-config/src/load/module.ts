// How a host gets a module by itself, and a module out of whatever names it.

/** Where the engine's WebAssembly comes from: an address, bytes, or a compiled module. */
export type WasmSource = URL | string | WebAssembly.Module | BufferSource;

/** At once, or by fetching an address. */
export type Host = { module: () => WebAssembly.Module } | { url: () => URL };

/** The compiled module of a source. @throws {Error} if it cannot be fetched or compiled. */
export async function compileModule(source: WasmSource): Promise<WebAssembly.Module> {
  if (isModule(source)) return source as WebAssembly.Module;
  // Under a name of its own: Next.js builds nothing for the edge, with webpack, in which `WebAssembly.compile` is called, be it never.
  const { compile } = WebAssembly;
  if (!(typeof source === "string" || source instanceof URL)) return compile(source as BufferSource);
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source}: expected the engine's WebAssembly, found status ${response.status}`);
  return compile(await response.arrayBuffer());
}

/** A module of another realm is one too. */
const isModule = (source: unknown): boolean => Object.prototype.toString.call(source) === "[object WebAssembly.Module]";
