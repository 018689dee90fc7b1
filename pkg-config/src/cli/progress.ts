// A progress bar on standard error, only where a person watches.
import { statSync } from "node:fs";

const WIDTH = 24;

export interface Progress {
  /** So many more bytes of a file are done. */
  add(bytes: number, file: string): void;
  /** All bytes are done; what is left has no measure. */
  last(what: string): void;
  /** Takes the bar away. */
  clear(): void;
}

/** Opens a bar for the bytes of these files. */
export function openProgress(files: string[]): Progress {
  if (!process.stderr.isTTY) return { add: () => {}, last: () => {}, clear: () => {} };
  const total = files.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
  let done = 0;
  let shown = -1;
  const draw = (share: number, what: string): void => {
    const full = Math.round(share * WIDTH);
    process.stderr.write(`\r\x1b[K[${"#".repeat(full)}${".".repeat(WIDTH - full)}] ${Math.round(share * 100)} %  ${what}`);
  };
  return {
    add(bytes, file) {
      done += bytes;
      const percent = total > 0 ? Math.min(Math.floor((done / total) * 100), 100) : 0;
      if (percent !== shown) draw((shown = percent) / 100, file);
    },
    last: (what) => draw(1, what),
    clear: () => void process.stderr.write("\r\x1b[K"),
  };
}
