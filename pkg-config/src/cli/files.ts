// Reads and opens the files named on the command line.
import { readFileSync } from "node:fs";
import { openPlan, PlanError, type OpenPlan, type Problem } from "../plan/index.js";
import { Failure } from "./failure.js";

/** What the system said, in plain words. */
export function why(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case "ENOENT":
      return "no such file or folder";
    case "EACCES":
    case "EPERM":
      return "not allowed";
    case "EISDIR":
      return "expected a file, found a folder";
    case "ENOTDIR":
    case "EEXIST":
      return "expected a folder, found a file";
    case "ENOSPC":
      return "no space left";
    default:
      return message;
  }
}

/** A text file in UTF-8; `-` is standard input. */
export function readText(path: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path === "-" ? 0 : path);
  } catch (error) {
    throw new Failure(`${path}: ${why(error)}`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Failure(`${path}: expected text in UTF-8`);
  }
}

/** Opens a plan file, whose text may have been read before. @throws {Failure} with all of its problems. */
export function openPlanFile(path: string, text = readText(path)): OpenPlan {
  try {
    return openPlan(text);
  } catch (error) {
    throw error instanceof PlanError ? new Failure(listProblems(path, error.problems)) : error;
  }
}

/** All problems of a plan: a head line, then for each `path: message` and its help below. */
export function listProblems(file: string, problems: readonly Problem[]): string {
  const lines = problems.flatMap(({ path, message, help }) => [
    `${path ? `${path}: ` : ""}${message}`,
    ...(help ? help.split("\n").map((line) => `    ${line}`) : []),
  ]);
  return [`${file}: ${problems.length} ${problems.length === 1 ? "problem" : "problems"}`, ...lines].join("\n");
}
