// The command `attise`: finds the subcommand, runs it, and turns what went wrong into one line and an exit code.
import { provide } from "../full/engine.js";
import { toolsModule } from "../load/tools.node.js";
import { check } from "./check.js";
import { compile } from "./compile.js";
import { decode } from "./decode.js";
import { explain } from "./explain.js";
import { init } from "./init.js";
import { Failure, Misuse } from "./failure.js";
import { key } from "./key.js";
import { lint } from "./lint.js";
import { plan } from "./plan.js";
import { replay } from "./replay.js";
import { test } from "./test.js";
import { usage } from "./usage.js";
import { version } from "./version.js";

/** Exit codes: 0 all well, 1 problems found, 2 wrong usage. */
type ExitCode = 0 | 1 | 2;

const commands: Record<string, (args: string[]) => Promise<ExitCode>> = { check, lint, compile, explain, decode, replay, plan, test, key, init };

async function main([name, ...args]: string[]): Promise<ExitCode> {
  if (name === undefined) throw new Misuse("expected a command");
  if (["help", "--help", "-h"].includes(name)) {
    process.stdout.write(usage(args[0]));
    return 0;
  }
  if (["version", "--version", "-V"].includes(name)) {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new Misuse(`unknown command \`${name}\``);
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(usage(name));
    return 0;
  }
  try {
    return await command(args);
  } catch (error) {
    throw error instanceof Misuse ? new Misuse(error.message, name) : error;
  }
}

provide({ module: toolsModule });

// A reader that has seen enough (`attise … | head`) ends us quietly.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof Misuse) process.stderr.write(`${error.message}\n\n${usage(error.command)}`);
  else if (error instanceof Failure) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`attise failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = error instanceof Misuse ? 2 : 1;
}
