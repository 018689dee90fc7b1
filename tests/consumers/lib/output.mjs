// What a build has said and written.
import assert from "node:assert/strict";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../../scripts/run.mjs";

const ENV = { NEXT_TELEMETRY_DISABLED: "1", ASTRO_TELEMETRY_DISABLED: "1", NUXT_TELEMETRY_DISABLED: "1", PARCEL_WORKERS: "1", NO_COLOR: "1", FORCE_COLOR: "0", NODE_ENV: "production" };

/** Runs a bundler's own program in a project; it must succeed and warn of nothing but what is `known`. */
export async function build(place, args, known = /^$/) {
  const { code, output } = await run(process.execPath, args, { cwd: place, env: { ...process.env, ...ENV } });
  assert.equal(code, 0, output);
  const warnings = output.split("\n").filter((line) => /warn|⚠|deprecat/i.test(line) && !known.test(line));
  assert.deepEqual(warnings, [], output);
  return output;
}

/** The WebAssembly files below a folder, by name. */
export const wasmIn = (folder) => files(folder).filter((file) => file.endsWith(".wasm"));

/** All files below a folder. */
export const files = (folder) => readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());
