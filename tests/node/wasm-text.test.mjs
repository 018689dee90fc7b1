// WebAssembly as text: every byte comes back, whatever stands how often.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { build } from "esbuild";
import { asText } from "../../pkg-config/wasm-text.mjs";

const { outputFiles } = await build({ entryPoints: [new URL("../../pkg-config/src/load/text.ts", import.meta.url).pathname], format: "esm", write: false });
const { fromText } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);

const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const cases = {
  nothing: new Uint8Array(),
  "one byte": Uint8Array.of(255),
  "each byte once": all,
  "each byte, the last ones often": Uint8Array.from([...all, ...all.slice(200), ...all.slice(200)]),
  "live.wasm": readFileSync(new URL(import.meta.resolve("attise/live.wasm"))),
};

for (const [name, bytes] of Object.entries(cases)) {
  test(`${name} as text, and back`, () => {
    const text = asText(bytes);
    assert.match(text, /^[ -~]*$/);
    assert.doesNotMatch(text, /["'`\\$<&]/);
    assert.deepEqual([...fromText(text)], [...bytes]);
  });
}
