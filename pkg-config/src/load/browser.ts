// Gets full.wasm in browsers, and wherever else only fetch is sure: by its address beside the script, when `load()` asks.

/** Where full.wasm is. */
export const fullUrl = (): URL => new URL("./full.wasm", import.meta.url);
