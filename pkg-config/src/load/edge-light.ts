// Gets full.wasm in Vercel's edge runtime, where `?module` asks for the compiled module.
import module from "./full.wasm?module";

/** The compiled module. */
export const fullModule = (): WebAssembly.Module => module;
