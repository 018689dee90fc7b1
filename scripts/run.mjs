// Runs other programs: quietly, with everything they said shown when they fail.
import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Stop } from "./say.mjs";

/** The repository's root folder, with its closing slash. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** Output of a short command, or null when it is missing or fails. */
export function ask(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: "utf8", cwd: root, ...options });
  return done.status === 0 ? done.stdout.trim() : null;
}

/** Runs a command to its end; `{ code, output }` holds stdout and stderr in the order they came. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], ...options });
    let output = "";
    const keep = (chunk) => (output += chunk);
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    child.on("error", (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on("close", (code, signal) => resolve({ code: code ?? 1, output: signal ? `${output}ended by ${signal}\n` : output }));
  });
}

/** Runs a command that must succeed; otherwise stops with all that it printed. */
export async function must(command, args, options = {}) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Stop(`${[command, ...args].join(" ")} failed (exit code ${code})\n${output.trimEnd()}`);
  return output;
}
