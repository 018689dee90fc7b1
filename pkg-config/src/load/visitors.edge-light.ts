// Gets visitors.wasm in Vercel's edge runtime, where `?module` asks for the compiled module.
import module from "./visitors.wasm?module";

/** The compiled module. */
export const visitorsModule = (): WebAssembly.Module => module;
