// Runs the built command `attise` in a scratch folder, as a person would.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../../../pkg-config/bin/attise.js", import.meta.url));

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
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { cwd: folder, input, encoding: "utf8" });
  const settle = (text) => text.replace(/\b[0-9a-f]{8}\b/g, "HASH").replace(/\d+ bytes/g, "SIZE bytes");
  return { code: status, out: settle(stdout), err: settle(stderr) };
}
