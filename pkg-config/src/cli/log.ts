// Reads the files of an event log, and says what of them could not be used.
import { createReadStream } from "node:fs";
import { PlanError } from "../plan/index.js";
import type { LogReader } from "../tools/replay.js";
import type { LogRead } from "../tools/types.js";
import { Failure, Misuse } from "./failure.js";
import { why } from "./files.js";
import { openProgress } from "./progress.js";

type Kind = "events" | "outcomes" | "facts";

/** The log's files, by what they hold. */
export type LogFiles = Partial<Record<Kind, string | undefined>>;

/** @throws {Misuse} when standard input is to be two files. */
export function onceStdin(files: (string | undefined)[]): void {
  if (files.filter((file) => file === "-").length > 1) throw new Misuse("expected `-` once: standard input is one file");
}

/** Reads the files to their ends. @throws {Failure} for a file that cannot be read, or is wrong as a whole. */
export async function readFiles<Result>(reader: LogReader<Result>, files: LogFiles): Promise<Result> {
  const progress = openProgress(Object.values(files).filter((file) => file !== undefined));
  try {
    for (const kind of ["events", "outcomes", "facts"] as const) {
      const file = files[kind];
      if (file === undefined) continue;
      // an empty file is a file too
      reader[kind](new Uint8Array());
      for await (const chunk of pieces(file)) {
        reader[kind](chunk);
        progress.add(chunk.length, file);
      }
    }
    progress.last("scoring");
    return reader.finish();
  } catch (error) {
    throw error instanceof PlanError ? new Failure(error.problems.map(({ path, message }) => `${files[path as Kind]}: ${message}`).join("\n")) : error;
  } finally {
    progress.clear();
  }
}

async function* pieces(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* (file === "-" ? process.stdin : createReadStream(file, { highWaterMark: 1 << 20 })) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw (error as NodeJS.ErrnoException).syscall ? new Failure(`${file}: ${why(error)}`) : error;
  }
}

/** Tells the rows that were left out. @throws {Failure} when no row could be used; `at` is the time of the reading. */
export function mustHaveRows(read: LogRead, files: LogFiles, at: string): void {
  warn(read, files);
  if (read.visitors === 0) throw new Failure(`${files.events}: ${nothing(read, at)}`);
}

/** Why there is nothing to show. */
function nothing({ later }: LogRead, at: string): string {
  return later > 0 ? `expected events until ${at}, found only later ones: ${later}` : "expected events, found no row that could be used";
}

function warn({ malformed, badRows }: LogRead, files: LogFiles): void {
  if (malformed === 0) return;
  const count = malformed === 1 ? "1 malformed row" : `${malformed} malformed rows`;
  const shown = malformed > badRows.length ? `, the first ${badRows.length}:` : ":";
  const lines = badRows.map(({ file, line, message }) => `  ${files[file]}:${line}: ${message}`);
  process.stderr.write(`${[`${count} left out${shown}`, ...lines].join("\n")}\n`);
}
