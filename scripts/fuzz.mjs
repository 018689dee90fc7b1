// Fuzzes what comes from outside, a target each (tests/fuzz/): `npm run fuzz`, or with names of targets and seconds, `npm run fuzz -- payload 600`.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { ensureCompiler } from "./programs.mjs";
import { must, root, run } from "./run.mjs";
import { main, step, Stop } from "./say.mjs";
import { ensureRust, ensureTool } from "./tools.mjs";

const CARGO_FUZZ = "0.13.2";
const folder = join(root, "tests", "fuzz");
/** Not with AddressSanitizer, which wants a nightly Rust: there is no `unsafe` to be sanitised. */
const HERE = ["--fuzz-dir", folder, "--sanitizer", "none"];
/** Seconds for one input, and MiB for all of it: more is a finding. */
const LIMITS = ["-timeout=5", "-rss_limit_mb=1024"];
/** What a target begins with beside its kept corpus. */
const SEEDS = { plan: [join(root, "pkg-config", "presets")] };

/** Every target of tests/fuzz/. */
export const TARGETS = readdirSync(join(folder, "targets")).map((file) => file.replace(/\.rs$/, "")).sort();

/** Installs what fuzzing needs, and builds the targets. */
export async function ensureFuzz() {
  await ensureRust();
  await ensureCompiler();
  const env = await fuzzEnv();
  await must("cargo", ["fuzz", "build", ...HERE], { env });
}

async function fuzzEnv() {
  const bin = await ensureTool("cargo-fuzz", "cargo-fuzz", CARGO_FUZZ);
  return bin ? { ...process.env, PATH: [bin, process.env.PATH].join(delimiter) } : process.env;
}

/** Runs targets for some seconds each, from the kept corpus. A finding stays in `tests/fuzz/artifacts`. */
export async function fuzz(targets, seconds) {
  const env = await fuzzEnv();
  const results = [];
  for (const target of targets) {
    const fresh = mkdtempSync(join(tmpdir(), "attise-fuzz-"));
    const corpus = join(folder, "corpus", target);
    mkdirSync(corpus, { recursive: true });
    try {
      const { code, output } = await run("cargo", ["fuzz", "run", ...HERE, target, fresh, corpus, ...(SEEDS[target] ?? []), "--", `-max_total_time=${seconds}`, ...LIMITS], { env });
      results.push({ target, code, output, runs: Number(output.match(/^Done (\d+) runs/m)?.[1] ?? 0) });
    } finally {
      rmSync(fresh, { recursive: true });
    }
  }
  return results;
}

async function fuzzAll(args) {
  const seconds = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 60);
  const names = args.filter((arg) => !/^\d+$/.test(arg));
  const unknown = names.find((name) => !TARGETS.includes(name));
  if (unknown) throw new Stop(`unknown target \`${unknown}\`, expected one of ${TARGETS.join(", ")}`);
  await ensureFuzz();
  let failed = 0;
  for (const target of names.length > 0 ? names : TARGETS) {
    step(`${target}, ${seconds} s`);
    const [{ code, output, runs }] = await fuzz([target], seconds);
    console.log(code === 0 ? `${target.padEnd(10)} ${runs.toLocaleString("en-US").padStart(14)} runs, no finding` : output.trimEnd());
    failed += code === 0 ? 0 : 1;
  }
  return failed === 0 ? 0 : 1;
}

if (process.argv[1] === import.meta.filename) await main(() => fuzzAll(process.argv.slice(2)));
