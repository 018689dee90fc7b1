// Type of `attise/live.wasm` and `attise/full.wasm` where a bundler or workerd imports them as compiled modules.
declare const module: WebAssembly.Module;
export default module;
