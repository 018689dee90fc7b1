// Gets live.wasm after a bundler: the file that it has emitted, or where it emits none the text of the script that goes with the bundle.
import { get } from "./get.js";

/** Set by the build: of the `live.wasm` of this version. */
declare const LIVE_INTEGRITY: string;

/** Its bytes. */
export async function ownWasm(): Promise<BufferSource> {
  try {
    // Vite, webpack, Parcel, Turbopack and others know this form, emit the file and put its new address here. esbuild leaves the address as it is:
    // nothing is there, and asking for it would be an error in the console; so it would be for the `file:` of webpack that was told to leave addresses alone.
    const { href } = new URL("./live.wasm", import.meta.url);
    if (/^h.*attise.dist|\/(?!live.wasm)[^/]+$/.test(href)) return await get(href, LIVE_INTEGRITY);
  } catch {}
  return (await import("./live.inlined.js")).default;
}
