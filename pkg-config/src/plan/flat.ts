// Texts by name as the engine takes them, in one piece: see `groups` in src/wasm/full.rs, which reads them.

/** The length of each name and text, a space apart, and a semicolon after each group; then, each after a line feed, names and texts. */
export function flat(...groups: Record<string, string>[]): string {
  let lengths = "";
  let all = "";
  for (const texts of groups) {
    for (const name of Object.keys(texts)) {
      const text = texts[name]!;
      lengths += `${name.length} ${text.length} `;
      all += `\n${name}\n${text}`;
    }
    lengths += ";";
  }
  return lengths + all;
}
