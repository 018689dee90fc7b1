// The command `attise` on Node: gives tools.wasm, which is the command, files, standard streams, time and random bytes.
import { instantiate } from "../generated/tools.instance.js";
import { toolsModule } from "../load/tools.node.js";
import { desk } from "./desk.js";

// A reader that has seen enough (`attise … | head`) ends us quietly.
process.stdout.on("error", ({ code, message }: NodeJS.ErrnoException) => {
  if (code === "EPIPE") process.exit(0);
  process.stderr.write(`standard output: ${code === "ENOSPC" ? "no space left" : message}\n`);
  process.exit(1);
});

try {
  process.exitCode = instantiate(toolsModule()).runCommand(process.argv.slice(2), desk);
} catch (error) {
  process.stderr.write(`attise failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
