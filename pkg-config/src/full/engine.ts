// Owns the one instance of full.wasm: made when first needed from the host's module, made anew after a trap.
import allowed from "../../lists/allowed.txt";
import countries from "../../lists/countries.txt";
import disposable from "../../lists/disposable.txt";
import free from "../../lists/free.txt";
import jobs from "../../lists/jobs.txt";
import roles from "../../lists/roles.txt";
import { instantiate, type Instance } from "../generated/full.instance.js";
import { compileModule, type Host, type WasmSource } from "../load/module.js";

export type { Host, WasmSource };

let host: Host | undefined;
/** Under a name that CommonJS does not have: what makes CommonJS of a module would mix up the two. */
let compiled: WebAssembly.Module | undefined;
let instance: Instance | undefined;
let known: { of: Instance; lists: InstanceType<Instance["Lists"]> } | undefined;

/** Tells how this host gets its module; called once, by the entry that `exports` picked for the host. */
export function provide(given: Host): void {
  host = given;
}

/**
 * True when calls need no `load()` first: always in Node, Deno, Bun, workerd and edge-light.
 *
 * @example
 * if (!ready()) await load();
 */
export function ready(): boolean {
  return compiled !== undefined || (host !== undefined && "module" in host);
}

/**
 * Makes the engine ready; needed once, and only in browsers. Elsewhere it is there from the start, and this resolves at once.
 *
 * @param source where to take `full.wasm` from. Default: the file beside this script.
 * @throws {Error} if the file cannot be fetched or compiled; the next call tries again.
 * @example
 * await load();
 * const problems = check(text);
 */
export async function load(source?: WasmSource): Promise<void> {
  if (compiled) return;
  if (source === undefined && host && "module" in host) compiled = host.module();
  else if (source !== undefined || host) compiled = await compileModule(source ?? (host as { url: () => URL }).url());
}

/** The instance to call, made if need be. @throws {Error} in a browser before `load()`, or when WebAssembly is blocked. */
export function engine(): Instance {
  if (instance) return instance;
  if (!compiled) {
    if (!host || !("module" in host)) throw new Error("the engine is not loaded: `await load()` first");
    compiled = host.module();
  }
  return (instance = instantiate(compiled));
}

/** What is known of e-mail domains, as an instance has it: told once. */
export function listsOf(engine: Instance): InstanceType<Instance["Lists"]> {
  if (known?.of !== engine) known = { of: engine, lists: new engine.Lists(disposable, free, allowed, roles, countries, jobs) };
  return known.lists;
}

/** Runs a call in the engine; a trap gives up the instance, so that the next call has a fresh one, and is thrown on. */
export function run<T>(call: (engine: Instance) => T): T {
  try {
    return call(engine());
  } catch (error) {
    if (isTrap(error)) instance = undefined;
    throw error;
  }
}

/** True for an error after which nothing in the instance can be relied on: a trap, a full stack, no memory left. */
export const isTrap = (error: unknown): boolean => error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
