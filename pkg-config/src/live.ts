// Gets the compiled plan and the engine's module: one request each at most, and never a second try.
import { fromBase64url } from "./base64url.js";
import { get } from "./load/get.js";
import { ownWasm } from "./load/live.js";
import type { PlanSource, WasmSource } from "./types.js";

/** The compiled plan's bytes: at once, unless they are to be fetched. A text that begins like none is left for `readHead` to refuse. */
export const loadPlan = (plan: PlanSource): Uint8Array | Promise<Uint8Array> =>
  plan instanceof URL ? get(plan) : plan?.[0] === "Q" ? fromBase64url(plan as string) : (plan as Uint8Array);

/**
 * The engine's module: at once, unless it is to be fetched. Throws or rejects when WebAssembly is absent or blocked, or when the answer is late, not a
 * success or not the bytes of this build.
 */
export function loadWasm(wasm?: WasmSource): WebAssembly.Module | Promise<WebAssembly.Module> {
  // Throws where there is no WebAssembly.
  if (wasm instanceof WebAssembly.Module) return wasm;
  // From bytes and not by streaming: at this size it costs nothing, and any MIME type will do.
  const bytes = wasm instanceof URL || typeof wasm === "string" ? get(wasm) : wasm ?? ownWasm();
  return bytes instanceof Promise ? bytes.then(compile) : compile(bytes);
}

function compile(bytes: BufferSource): WebAssembly.Module | Promise<WebAssembly.Module> {
  try {
    // At once: what is compiled aside comes back after the browser has drawn the page. Old ones refuse it.
    return new WebAssembly.Module(bytes);
  } catch {
    return WebAssembly.compile(bytes);
  }
}
