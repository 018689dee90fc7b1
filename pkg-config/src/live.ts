// Gets the compiled plan and the engine's module: one request each at most, and never a second try.
import { fromBase64url } from "./base64url.js";
import type { PlanSource, WasmSource } from "./types.js";

/** Rejects when WebAssembly is absent or blocked, or when an answer is late or not a success. */
export async function load(plan: PlanSource, wasm: WasmSource = new URL("./live.wasm", import.meta.url)) {
  if (typeof WebAssembly !== "object") throw "no WebAssembly";
  return Promise.all([
    plan instanceof URL ? get(plan) : typeof plan === "string" ? fromBase64url(plan) : plan,
    wasm instanceof WebAssembly.Module ? wasm : compile(wasm),
  ]);
}

/** From bytes and not by streaming: at this size it costs nothing, and any MIME type will do. */
const compile = async (wasm: URL | string | BufferSource) =>
  WebAssembly.compile(wasm instanceof URL || typeof wasm === "string" ? await get(wasm) : wasm);

async function get(address: URL | string) {
  const response = await fetch(address, { signal: AbortSignal.timeout?.(10_000) ?? null });
  if (!response.ok) throw `${response.status} ${address}`;
  return new Uint8Array(await response.arrayBuffer());
}
