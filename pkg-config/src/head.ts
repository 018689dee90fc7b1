// The head of a compiled plan (`src/compiled.rs` has the layout): what to listen to, and which page groups a path belongs to.
import { bytesOf, hash } from "./text.js";

/** The version of compiled plans that this build reads. */
const VERSION = 1;

const ANY = 1;
const SEGMENT = 2;
const SLASH = 47;
const LONGEST_PATH = 2048;

/** A page as the engine takes it: its groups, a bit each, and the hash of its path. */
export type Page = [groups: number, path: number];
export type Head = ReturnType<typeof readHead>;

/** Throws, in words, when the bytes are no compiled plan that this build reads. */
export function readHead(plan: Uint8Array) {
  // "ATP". A page may hand over anything: the plan's JSON, or nothing at all.
  if (plan?.[0] !== 65 || plan[1] !== 84 || plan[2] !== 80) throw "not a compiled plan";
  if (plan[3] !== VERSION) throw `version ${plan[3]}, this build reads ${VERSION}`;
  const view = new DataView(plan.buffer, plan.byteOffset);
  const patterns: [bit: number, pattern: Uint8Array][] = [];
  // For each pattern its group, its length and its bytes, up to the end.
  for (let at = view.getUint32(16, true); at < plan.length; at += plan[at + 1]! + 2) {
    patterns.push([1 << plan[at]!, plan.subarray(at + 2, at + 2 + plan[at + 1]!)]);
  }
  return {
    /** Hash of the whole plan. */
    plan: view.getUint32(8, true),
    /** A bit for each kind of signal that the plan asks for. */
    kinds: view.getUint32(12, true),
    page(path: string): Page {
      const bytes = bytesOf(path);
      const groups = patterns.reduce((bits, [bit, pattern]) => (fits(pattern, bytes) ? bits | bit : bits), 0);
      return [groups >>> 0, hash(bytes)];
    },
  };
}

/** Whether the whole path fits the pattern: all ways to fit are followed at once, as in `src/pattern.rs`. */
function fits(pattern: Uint8Array, path: number[]): boolean {
  // reached[i]: what has been read of the path fits the first i bytes of the pattern
  const step = (reached: boolean[], byte?: number): boolean[] => {
    const next = [byte === undefined];
    pattern.forEach((wanted, i) => {
      const here = reached[i]!, stays = reached[i + 1]!;
      next.push(
        wanted === ANY ? next[i]! || here || stays
        : wanted === SEGMENT ? (here || stays) && byte !== SLASH
        : here && byte === wanted,
      );
    });
    return next;
  };
  return path.length <= LONGEST_PATH && path.reduce(step, step([])).at(-1)!;
}
