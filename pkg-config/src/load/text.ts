// Reads WebAssembly that the build has written as text (wasm-text.mjs): no eval, no request, nothing that a policy forbids.

/** Characters, of which the first two begin pairs. */
const CHARACTERS = 88;
const LEADS = 2;

/** The bytes of a text: first its characters, then the frequent bytes as hex, then all bytes as codes: one character for a frequent one, a lead and a character for others. */
export function fromText(text: string): Uint8Array<ArrayBuffer> {
  const [characters, head] = [text.slice(0, CHARACTERS), text.slice(CHARACTERS, 3 * CHARACTERS - 2 * LEADS)];
  const frequent = head.match(/../g)!.map((hex) => parseInt(hex, 16));
  const order = [...new Set([...frequent, ...Array(256).keys()])];
  const bytes = [];
  for (let at = CHARACTERS + head.length; at < text.length; at++) {
    const place = characters.indexOf(text[at]!);
    bytes.push(order[place < LEADS ? CHARACTERS - LEADS + place * CHARACTERS + characters.indexOf(text[++at]!) : place - LEADS]!);
  }
  return new Uint8Array(bytes);
}
