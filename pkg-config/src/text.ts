// Texts as bytes, and as the short hash that stands for them in the engine.

export const bytesOf = (text: string): number[] => [...new TextEncoder().encode(text)];

/** FNV-1a of 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/), as in `src/hash.rs`. */
export const hash = (bytes: number[]): number =>
  bytes.reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193), 0x811c9dc5) >>> 0;

/** A signal's name as the engine takes it: 0 for none. */
export const nameHash = (name: string): number => (name ? hash(bytesOf(name)) : 0);
