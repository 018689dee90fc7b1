// Runs the built command `attise` in a scratch folder, as a person would: npm's, and in a copy of the folder the native one, which must do the same.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = new URL("../../../", import.meta.url);
/** The commands, as programs and their first arguments. */
export const NPMS = [process.execPath, fileURLToPath(new URL("pkg-config/bin/attise.js", root))];
export const NATIVE = [process.env.ATTISE_NATIVE || fileURLToPath(new URL("target/debug/attise", root))];

/** A folder with these files (objects as JSON), removed after the tests of `context`. */
export function scratch(context, files) {
  const folder = mkdtempSync(join(tmpdir(), "attise-"));
  context.after(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  }
  return folder;
}

/** Exit code and both outputs; hashes and sizes of compiled plans, which change with the format, as `HASH` and `SIZE`. */
export function attise(folder, args, input = "") {
  const { code, out, err } = sameOfBoth(folder, args, { input });
  const settle = (text) => text.replace(/\b[0-9a-f]{8}\b/g, "HASH").replace(/\d+ bytes/g, "SIZE bytes");
  return { code, out: settle(out), err: settle(err) };
}

/** Exit code and both outputs of npm's command, once the native one has done the same, to the byte, in a copy of the folder. */
export function sameOfBoth(folder, args, options = {}) {
  const copy = mkdtempSync(join(tmpdir(), "attise-native-"));
  try {
    cpSync(folder, copy, { recursive: true });
    const own = run(NATIVE, copy, args, options);
    const found = run(NPMS, folder, args, options);
    assert.deepEqual(own, found, `native, ${args.join(" ")}`);
    assert.deepEqual(contents(copy), contents(folder), `files written natively, ${args.join(" ")}`);
    return found;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** Exit code and both outputs of one of the two commands. */
export function run([program, ...first], folder, args, options = {}) {
  assert.ok(existsSync(program), `${program} is not built: cargo build --features native --bin attise`);
  const { status, stdout, stderr } = spawnSync(program, [...first, ...args], { cwd: folder, encoding: "utf8", ...options });
  return { code: status, out: stdout, err: stderr };
}

/** All files in a folder and those below, by their paths. */
export function contents(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile()).sort();
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), "latin1")]));
}
