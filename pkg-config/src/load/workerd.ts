// Gets full.wasm in workerd, which compiles an imported file itself.
import module from "./full.wasm";

/** The compiled module. */
export const fullModule = (): WebAssembly.Module => module;
