// Gets tools.wasm in browsers, and wherever else only fetch is sure: by its address beside the script, when `load()` asks.

/** Where tools.wasm is. */
export const toolsUrl = (): URL => new URL("./tools.wasm", import.meta.url);
