// What the command asks of its host; what throws here, throws Node's errors.
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, statSync, writeFileSync } from "node:fs";

/** Bytes of a piece of a file. */
const PIECE = 1 << 20;
const STDIN = 0;

let piece: Uint8Array | undefined;

export const desk = {
  read: (path: string): Uint8Array => (path === "-" ? readStdin() : readFileSync(path)),
  open: (path: string): number => (path === "-" ? STDIN : openSync(path, "r")),
  next: (file: number): Uint8Array => {
    piece ??= new Uint8Array(PIECE);
    return piece.subarray(0, file === STDIN ? patiently(piece) : readSync(file, piece));
  },
  close: (file: number): void => {
    if (file !== STDIN) closeSync(file);
  },
  stat: (path: string): number | undefined => {
    try {
      const stat = statSync(path);
      return stat.isDirectory() ? -1 : stat.size;
    } catch {
      return undefined;
    }
  },
  list: (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)),
  write: (path: string, content: Uint8Array): void => writeFileSync(path, content),
  create: (path: string, content: Uint8Array): boolean => {
    try {
      writeFileSync(path, content, { flag: "wx" });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
      throw error;
    }
  },
  makeFolder: (path: string): void => void mkdirSync(path, { recursive: true }),
  shipped: (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), "utf8"),
  print: (text: string): void => void process.stdout.write(text),
  complain: (text: string): void => void process.stderr.write(text),
  watched: (): boolean => process.stderr.isTTY === true,
  variable: (name: string): string | undefined => process.env[name],
  random: (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count)),
  now: (): number => Math.floor(Date.now() / 1000),
};

/** All of standard input. */
function readStdin(): Uint8Array {
  const pieces: Uint8Array[] = [];
  const buffer = new Uint8Array(1 << 16);
  for (let length = patiently(buffer); length > 0; length = patiently(buffer)) pieces.push(buffer.slice(0, length));
  return Buffer.concat(pieces);
}

/** Reads from standard input, which may have nothing to say yet. */
function patiently(buffer: Uint8Array): number {
  for (;;) {
    try {
      return readSync(STDIN, buffer);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // so Windows says that a pipe has ended
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
