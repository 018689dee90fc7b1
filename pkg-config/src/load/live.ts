// Gets live.wasm where no bundler has been: the file beside this script.
import { get } from "./get.js";

/** Set by the build: of the `live.wasm` of this version. */
declare const LIVE_INTEGRITY: string;

/** Its bytes. */
export const ownWasm = () => get(new URL("./live.wasm", import.meta.url), LIVE_INTEGRITY);
