// Reads WebAssembly that the build has written as text (wasm-text.mjs): no eval, no request, nothing that a policy forbids.

/** Characters below this one only lead: they move the byte of the one after them. */
const FIRST = 42;

export function fromText(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  let length = 0, lead = FIRST;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < FIRST) lead = code;
    else {
      bytes[length++] = 153 + 176 * lead - code;
      lead = FIRST;
    }
  }
  return bytes.subarray(0, length);
}
