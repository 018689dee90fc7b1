// Where visitors.wasm comes from. Unlike full.wasm it has an instance for each plan opened, with all of its visitors.
import { load as loadPlans, ready as plansReady, type WasmSource } from "../full/engine.js";
import { instantiate, type Instance } from "../generated/visitors.instance.js";
import { compileModule, type Host } from "../load/module.js";

let host: Host | undefined;
/** Under a name that CommonJS does not have: what makes CommonJS of a module would mix up the two. */
let compiled: WebAssembly.Module | undefined;

/** Tells how this host gets its module; called once, by the entry that `exports` picked for the host. */
export function provide(given: Host): void {
  host = given;
}

/**
 * True when `openVisitors` needs no `load()` first: always in Node, Deno, Bun, workerd and edge-light.
 *
 * @example
 * if (!ready()) await load();
 */
export function ready(): boolean {
  return plansReady() && (compiled !== undefined || (host !== undefined && "module" in host));
}

/**
 * Makes the engine ready; needed once, and only in browsers. Elsewhere it is there from the start, and this resolves at once.
 *
 * @param sources where to take `full.wasm` and `visitors.wasm` from. Default: the files beside this script.
 * @throws {Error} if a file cannot be fetched or compiled; the next call tries again.
 * @example
 * await load();
 * const visitors = openVisitors(plan);
 */
export async function load(sources: { full?: WasmSource; visitors?: WasmSource } = {}): Promise<void> {
  await Promise.all([loadPlans(sources.full), loadModule(sources.visitors)]);
}

async function loadModule(source?: WasmSource): Promise<void> {
  if (compiled) return;
  if (source === undefined && host && "module" in host) compiled = host.module();
  else if (source !== undefined || host) compiled = await compileModule(source ?? (host as { url: () => URL }).url());
}

/** A fresh instance. @throws {Error} in a browser before `load()`, or when WebAssembly is blocked. */
export function fresh(): Instance {
  if (!compiled) {
    if (!host || !("module" in host)) throw new Error("the engine is not loaded: `await load()` first");
    compiled = host.module();
  }
  return instantiate(compiled);
}

export type { Instance };
