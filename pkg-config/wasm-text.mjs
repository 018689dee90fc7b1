// WebAssembly as text inside a script: printable ASCII that brotli and gzip pack as well as the bytes themselves, which they cannot with base64.

/** What may stand in a string of a script inside HTML, whichever quotes are around it. */
const CHARACTERS = [...Array(95).keys()].map((i) => String.fromCharCode(32 + i)).filter((one) => !"\"'`\\$<&".includes(one));
/** Characters that only begin a pair. */
const LEADS = 2;

/**
 * The text of some bytes, as `src/load/text.ts` reads it: first the characters, then the frequent bytes as pairs of hex digits, then all bytes. The frequent
 * ones are one character each, the others a lead and a character.
 */
export function asText(bytes) {
  const times = new Uint32Array(256);
  for (const byte of bytes) times[byte]++;
  const single = CHARACTERS.length - LEADS;
  const frequent = [...times.keys()].sort((a, b) => times[b] - times[a] || a - b).slice(0, single);
  const order = [...new Set([...frequent, ...times.keys()])];
  const codes = [];
  order.forEach((byte, place) => {
    const rest = place - single;
    codes[byte] = rest < 0 ? CHARACTERS[place + LEADS] : CHARACTERS[Math.floor(rest / CHARACTERS.length)] + CHARACTERS[rest % CHARACTERS.length];
  });
  if (256 - single > LEADS * CHARACTERS.length) throw new Error("the alphabet has too few characters");
  const head = frequent.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return CHARACTERS.join("") + head + [...bytes].map((byte) => codes[byte]).join("");
}
