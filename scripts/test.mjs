// `npm test`: installs and builds what the tests need, runs them all, and ends with one line: `N passed, N failed`.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureModules } from "./modules.mjs";
import { root, run } from "./run.mjs";
import { main, Stop } from "./say.mjs";
import { ensureRust } from "./tools.mjs";

/** Every suite, with the least number of tests that it has: one that finds fewer is broken, however green. */
const SUITES = {
  check: { run: nodeTests, least: 15 },
  rust: { run: cargo, least: 300 },
  fuzz: { run: fuzzTests, least: 7 },
  node: { run: nodeTests, least: 335, native: true },
  docs: { run: nodeTests, least: 80, native: true },
  edge: { run: nodeTests, least: 960, waits: true },
  chromium: { run: nodeTests, least: 350, engine: true },
  firefox: { run: nodeTests, least: 345, engine: true },
  webkit: { run: nodeTests, least: 340, engine: true },
  shells: { run: nodeTests, least: 12 },
  demo: { run: nodeTests, least: 48, waits: true },
  package: { run: nodeTests, least: 24, native: true },
  consumers: { run: nodeTests, least: 32 },
};

async function test(names) {
  const unknown = names.find((name) => !Object.hasOwn(SUITES, name));
  if (unknown) throw new Stop(`unknown suite \`${unknown}\`, expected one of ${Object.keys(SUITES).join(", ")}`);
  const wanted = names.length > 0 ? names : Object.keys(SUITES);
  await ensureRust();
  const env = { ...process.env };
  if (wanted.some((name) => name !== "rust" && name !== "fuzz")) {
    await ensureModules();
    const { buildAll } = await import("./build.mjs");
    await buildAll();
  }
  if (wanted.some((name) => SUITES[name].native)) await (await import("./native.mjs")).buildNative();
  const { ensureChromium, ensureEngine } = await import("./programs.mjs");
  for (const name of wanted) {
    if (SUITES[name].engine) await ensureEngine(name);
    else if (name === "fuzz") await (await import("./fuzz.mjs")).ensureFuzz();
    else if (["demo", "docs", "package", "consumers", "shells"].includes(name)) env.ATTISE_CHROMIUM = await ensureChromium();
  }
  const total = { passed: 0, failed: 0 };
  const runs = async (names) => {
    for (const name of names) {
      const { passed, failed } = await suite(name, env);
      total.passed += passed;
      total.failed += failed;
    }
  };
  // What waits for browsers and servers goes on beside what compiles.
  const waits = ({ engine, waits }) => Boolean(engine || waits);
  await Promise.all([true, false].map((slow) => runs(wanted.filter((name) => waits(SUITES[name]) === slow))));
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

async function suite(name, env) {
  const started = performance.now();
  const { least, run: runSuite } = SUITES[name];
  const result = await runSuite(name, env);
  const { passed, skipped, code, output } = result;
  const tooFew = passed + result.failed < least;
  // A runner that ends badly, or hardly ran, has failed whatever it counted.
  const failed = result.failed === 0 && (code !== 0 || tooFew) ? 1 : result.failed;
  if (failed > 0) console.log(output.trimEnd());
  if (tooFew) console.log(`${name}: expected at least ${least} tests, found \`${passed + result.failed}\``);
  for (const reason of skipped) console.log(`${name}: ${SUITES[name].engine ? "not possible:" : "skipped"} ${reason}`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${name.padEnd(8)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.padStart(7)} s`);
  return { passed, failed };
}

async function cargo() {
  const { code, output } = await run("cargo", ["test", "--quiet", "--features", "schema,native"]);
  const counts = [...output.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/gm)];
  const sum = (column) => counts.reduce((all, row) => all + Number(row[column]), 0);
  const ignored = sum(3);
  return { passed: sum(1), failed: sum(2), skipped: ignored > 0 ? [`${ignored} ignored tests`] : [], code, output };
}

/** Each target is one test, and runs for a few seconds. */
async function fuzzTests() {
  const { fuzz, TARGETS } = await import("./fuzz.mjs");
  const results = await fuzz(TARGETS, 5);
  const bad = results.filter(({ code }) => code !== 0);
  return { passed: results.length - bad.length, failed: bad.length, skipped: [], code: bad.length, output: bad.map(({ output }) => output).join("\n") };
}

/** The longest that a file of tests may take, and thereby a test that has no limit of its own, in milliseconds. The browsers' tests are one file each. */
const PATIENCE = 900_000;

async function nodeTests(name, env) {
  const { engine } = SUITES[name];
  const folder = join(root, "tests", engine ? "browser" : name);
  const own = (file) => (engine ? file === "all.mjs" : file.endsWith(".test.mjs"));
  const files = readdirSync(folder, { recursive: true }).filter(own).map((file) => join(folder, file)).sort();
  const scratch = mkdtempSync(join(tmpdir(), "attise-test-"));
  const tap = join(scratch, "tap");
  const reporters = ["--test-reporter=spec", "--test-reporter-destination=stdout", "--test-reporter=tap", `--test-reporter-destination=${tap}`];
  try {
    const { code, output } = await run(process.execPath, ["--test", `--test-timeout=${PATIENCE}`, ...reporters, ...files], { env: { ...env, ...(engine && { ATTISE_BROWSER: name }) } });
    const report = readFileSync(tap, "utf8");
    const count = (word) => Number(report.match(new RegExp(`^# ${word} (\\d+)$`, "m"))?.[1] ?? 0);
    const skipped = [...report.matchAll(/^ *ok \d+ - (.*?) # SKIP ?(.*)$/gm)].map(([, test, why]) => (why ? `${test}: ${why}` : test));
    return { passed: count("pass"), failed: count("fail") + count("cancelled"), skipped, code, output };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

await main(() => test(process.argv.slice(2)));
