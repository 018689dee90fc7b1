// `replay` natively over generated logs of 1, 10 and 100 million events, as CSV and as Parquet, beside DuckDB grouping the same files.
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folder = join(root, "target/bench/batch");
const plan = fileURLToPath(new URL("plan.json", import.meta.url));
const NOW = "2026-03-15";
const DUCKDB = "1.5.6-r.1";
const MILLION = 1_000_000;
/** Runs of each length; the fastest counts, for a shared machine only ever adds. */
const RUNS = { 200000: 1, [MILLION]: 5, [10 * MILLION]: 3, [100 * MILLION]: 1 };

/** @param {{ quick: boolean, say: (line: string) => void }} options */
export async function bench({ quick, say }) {
  mkdirSync(folder, { recursive: true });
  build(say);
  const lengths = quick ? [200_000] : [MILLION, 10 * MILLION, 100 * MILLION];
  const threads = availableParallelism();
  const found = [];
  for (const events of lengths) {
    const files = generate(events, say);
    for (const [kind, file] of Object.entries(files)) {
      const runs = Array.from({ length: RUNS[events] }, () => replay(file, threads));
      const best = runs.reduce((a, b) => (b.wall < a.wall ? b : a));
      say(`${name(events)} ${kind}: ${best.wall.toFixed(2)} s, ${Math.round(best.memory)} MB`);
      found.push({ events, kind, file, runs, best });
    }
    same(found.filter((each) => each.events === events));
  }
  const longest = lengths.at(-1);
  const duckdb = await grouping(generate(longest, say), threads, RUNS[longest], say);
  return part({ lengths, longest, found, duckdb, threads });
}

function build(say) {
  say("building the command and the generator");
  const cargo = ["build", "--quiet", "--profile", "native", "--features", "native", "--bin", "attise", "--example", "generate"];
  execFileSync("cargo", cargo, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
}

/** The two files of so many events, written once. */
function generate(events, say) {
  const files = { csv: join(folder, `${events}.csv`), parquet: join(folder, `${events}.parquet`) };
  if (Object.values(files).every((file) => existsSync(file))) return files;
  say(`writing ${name(events)} events`);
  const parts = Object.values(files).map((file) => `${file}.part`);
  execFileSync(join(root, "target/native/examples/generate"), [String(events), ...parts], { stdio: ["ignore", "inherit", "inherit"] });
  Object.values(files).forEach((file, place) => renameSync(parts[place], file));
  return files;
}

/** Seconds in all and of each part of the work, peak memory in MB, and what was printed. */
function replay(file, threads) {
  const args = ["replay", "--plan", plan, "--events", file, "--now", NOW, "--threads", String(threads), "--json"];
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(join(root, "target/native/attise"), args, { env: { ...process.env, ATTISE_TIMES: "1" }, encoding: "utf8", maxBuffer: 1 << 28 });
  const wall = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(`attise ${args.join(" ")}: ${stderr}`);
  // milliseconds or kB, the last that was said
  const of = (what) => Number([...stderr.matchAll(new RegExp(`^${what}: (\\d+)`, "gm"))].at(-1)[1]) / 1000;
  return { wall, memory: of("memory"), reading: of("reading"), scoring: of("scoring"), result: stdout };
}

/** Both files of a length give the same result. */
function same([first, ...others]) {
  for (const { best, file } of others) {
    if (best.result !== first.best.result) throw new Error(`${file}: another result than ${first.file}`);
  }
}

/** What DuckDB takes for grouping the same files: how many events of each kind a visitor has, and when the last was. */
async function grouping(files, threads, runs, say) {
  const modules = join(folder, "duckdb");
  if (!existsSync(join(modules, "node_modules/@duckdb/node-api"))) {
    mkdirSync(modules, { recursive: true });
    writeFileSync(join(modules, "package.json"), JSON.stringify({ private: true, dependencies: { "@duckdb/node-api": DUCKDB } }));
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--silent"], { cwd: modules, stdio: ["ignore", "ignore", "inherit"] });
  }
  const script = join(modules, "group.cjs");
  copyFileSync(fileURLToPath(new URL("duckdb.cjs", import.meta.url)), script);
  const found = {};
  for (const [kind, file] of Object.entries(files)) {
    const all = Array.from({ length: runs }, () => JSON.parse(execFileSync(process.execPath, [script, file, String(threads)], { cwd: modules, encoding: "utf8" })));
    found[kind] = all.reduce((a, b) => (b.seconds < a.seconds ? b : a));
    say(`DuckDB, ${kind}: ${found[kind].seconds.toFixed(2)} s, ${Math.round(found[kind].memory)} MB`);
  }
  return found;
}

const name = (events) => (events < MILLION ? `${events / 1000} thousand` : `${events / MILLION} million`);

function part({ lengths, longest, found, duckdb, threads }) {
  const of = (events, kind) => found.find((each) => each.events === events && each.kind === kind);
  const rate = (seconds, events = longest) => events / seconds / threads;
  const label = { csv: "CSV", parquet: "Parquet" };
  const size = (kind) => `${(statSync(of(longest, kind).file).size / 1e9).toFixed(1)} GB`;
  const row = (title, seconds, more = {}) => ({ name: title, ours: true, value: rate(seconds), runs: of(longest, "csv").runs.length, ...more });
  const best = { csv: of(longest, "csv").best, parquet: of(longest, "parquet").best };
  const scoring = Math.min(best.csv.scoring, best.parquet.scoring);
  const throughput = {
    id: "batch-throughput",
    title: `Events a second and core, ${name(longest)} events`,
    unit: "events/s",
    better: "higher",
    rows: [
      row("after parsing: grouped, scored, reported", scoring),
      row("reading CSV", best.csv.reading, { note: size("csv") }),
      row("reading Parquet", best.parquet.reading, { note: size("parquet") }),
      row("in all, CSV", best.csv.wall),
      row("in all, Parquet", best.parquet.wall),
      ...Object.entries(duckdb).map(([kind, { seconds, version }]) => ({
        name: `DuckDB, grouping only, ${label[kind]}`, version, reference: true, value: rate(seconds), runs: RUNS[longest],
      })),
    ],
  };
  const each = (id, title, unit, value, more = []) => ({
    id, title, unit, better: "lower", ratios: false,
    rows: [...lengths.flatMap((events) => ["csv", "parquet"].map((kind) => ({ name: `${name(events)}, ${label[kind]}`, ours: true, value: value(of(events, kind).best, events), runs: of(events, kind).runs.length }))), ...more],
  });
  const peers = Object.entries(duckdb).map(([kind, { memory, version }]) => ({ name: `DuckDB, grouping only, ${name(longest)}, ${label[kind]}`, version, reference: true, value: memory, runs: RUNS[longest] }));
  const tables = [
    throughput,
    each("batch-time", "Time for a million events", "s", (run, events) => (run.wall * MILLION) / events),
    each("batch-memory", "Peak memory", "MB", (run) => run.memory, peers),
  ];
  const aim = (id, what, least, value) => ({
    id: `batch-throughput/${id}`, what, unit: "events/s", aim: least, better: "higher", found: value,
    ...(value < least && { why: "at this length every event is written to disk and read again; what was tried stands in the section on batches" }),
  });
  return {
    part: "batch",
    title: "A log of events, replayed natively",
    notes: [
      `${threads} threads, one for each core. ${name(longest)[0].toUpperCase() + name(longest).slice(1)} events of ${name(Math.round(longest / 60))} visitors over weeks, interleaved in the order of time; the plan of the peers' bench with a ladder of three stages.`,
      "A rate is that of one core: events by seconds by threads. Reading ends with compact events on disk, apart by visitors; scoring begins there. In all is the whole process, from its start to its end.",
      "CSV and Parquet give the same result, to the byte. DuckDB only counts the events of each visitor and kind and finds the last one: what any tool has to do first.",
      `The fastest of ${[...new Set(lengths)].map((events) => `${RUNS[events]} (${name(events)})`).join(", ")} runs. Files come from the page cache as far as they fit.`,
    ],
    tables,
    aims: [
      aim("scored", "events a second and core after parsing", 10 * MILLION, rate(scoring)),
      aim("csv", "events a second and core from CSV", 3 * MILLION, rate(best.csv.wall)),
      aim("parquet", "events a second and core from Parquet", 8 * MILLION, rate(best.parquet.wall)),
    ],
  };
}
