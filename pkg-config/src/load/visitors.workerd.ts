// Gets visitors.wasm in workerd, which compiles an imported file itself.
import module from "./visitors.wasm";

/** The compiled module. */
export const visitorsModule = (): WebAssembly.Module => module;
