// Skips build steps whose inputs are the same as when their outputs were made, by content.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./run.mjs";

const folder = join(root, "target", "stamps");

/** Runs `make` unless `outputs` exist and were made from the same `inputs` (files or folders) and `settings`; says whether it ran. */
export async function once(name, { inputs, outputs, settings = null }, make) {
  const stamp = join(folder, name);
  const wanted = digest(inputs, settings);
  const fresh = outputs.every((file) => existsSync(file)) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  if (fresh) return false;
  // A step that fails halfway has not been done.
  rmSync(stamp, { force: true });
  await make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}

function digest(inputs, settings) {
  const hash = createHash("sha256").update(JSON.stringify(settings));
  for (const file of inputs.flatMap(files).sort()) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function files(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => files(join(path, entry.name)));
}
