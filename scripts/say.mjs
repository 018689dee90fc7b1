// Says what a script is doing: one line a step on stderr, and one line when it cannot go on.

/** A step that takes time: `• installing wasm-pack 0.15.1`. */
export function step(text) {
  process.stderr.write(`• ${text}\n`);
}

/** A reason to stop that a person can act on; the scripts print its message alone, without a stack. */
export class Stop extends Error {}

/** Runs a script's main function; a `Stop` is printed as one line, anything else with its stack. */
export async function main(run) {
  try {
    process.exitCode = (await run()) ?? 0;
  } catch (error) {
    process.stderr.write(error instanceof Stop ? `✗ ${error.message}\n` : `✗ ${error.stack}\n`);
    process.exitCode = 1;
  }
}

/** Bytes as people read them: `8,412 B`. */
export function bytes(count) {
  return `${count.toLocaleString("en-US")} B`;
}
