// Gets live.wasm out of the script itself.
import { fromText } from "./text.js";

/** Set by the build: `live.wasm` as text. */
declare const LIVE_TEXT: string;

/** Its bytes. */
export const ownWasm = () => fromText(LIVE_TEXT);
