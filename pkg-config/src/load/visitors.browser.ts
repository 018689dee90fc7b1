// Gets visitors.wasm in browsers, and wherever else only fetch is sure: by its address beside the script, when `load()` asks.

/** Where visitors.wasm is. */
export const visitorsUrl = (): URL => new URL("./visitors.wasm", import.meta.url);
