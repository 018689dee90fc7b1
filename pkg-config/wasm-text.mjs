// WebAssembly as text inside a script: printable ASCII that brotli and gzip pack nearly as well as the bytes themselves, which they cannot with base64.

/** What may stand in a string of a script inside HTML, whichever quotes are around it. */
const CHARACTERS = [...Array(95).keys()].map((i) => String.fromCharCode(32 + i)).filter((one) => !"\"'`\\$<&".includes(one));
/** As in `src/load/text.ts`: characters before it lead a pair. */
const FIRST = 42;
const byteOf = (code, lead = FIRST) => (153 + 176 * lead - code) & 255;

/** Each byte as one character, where there is one, or as a pair: one byte after another, so that those that are alike stay neighbours. */
const CODES = codes();

function codes() {
  const all = [];
  const single = CHARACTERS.filter((one) => one.charCodeAt() >= FIRST);
  for (const lead of ["", ...CHARACTERS.filter((one) => !single.includes(one)).reverse()]) {
    for (const one of single) all[byteOf(one.charCodeAt(), lead ? lead.charCodeAt() : FIRST)] ??= lead + one;
  }
  return all;
}

/** The text of some bytes, as `src/load/text.ts` reads it. */
export const asText = (bytes) => [...bytes].map((byte) => CODES[byte]).join("");
