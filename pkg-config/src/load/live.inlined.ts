// live.wasm as a script, for bundles that cannot take it along as a file.
import { fromText } from "./text.js";

/** Set by the build: `live.wasm` as text. */
declare const LIVE_TEXT: string;

/** Its bytes. */
export default fromText(LIVE_TEXT);
