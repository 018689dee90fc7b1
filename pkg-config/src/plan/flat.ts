// Texts by name as the engine takes them, in one piece: see `texts` in src/wasm/full.rs, which reads them.

/** The length of each name and text, a space apart; then, each after a line feed, names and texts. */
export function flat(texts: object): string {
  let lengths = "";
  let all = "";
  for (const [name, text] of Object.entries(texts) as [string, string][]) {
    lengths += `${name.length} ${text.length} `;
    all += `\n${name}\n${text}`;
  }
  return lengths + all;
}
