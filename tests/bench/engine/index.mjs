// The engine beside what would be written or used instead: one plan, one stream of events, an adapter for each (peers/README.md).
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const here = import.meta.dirname;
const root = join(here, "..", "..", "..");
const work = join(root, "target", "bench", "engine");
/** Scores and readings of all engines but those with forward decay are compared with these. */
const REFERENCE = "hand-idiomatic";
/** Engines that are measured as often as ours. */
const CLOSE = ["null", "ours", "ours-whole", "hand-idiomatic", "hand-tables", "hand-hardcoded", "hand-idiomatic-forward", "hand-tables-forward"];
/** npm leaves it out where its platform is another one. */
const WASI = "@gorules/zen-engine-wasm32-wasi@0.52.1";

/** @param {{ quick: boolean, say: (line: string) => void }} options */
export async function bench({ quick, say }) {
  const notes = [
    "One plan (20 behaviour criteria, 10 profile criteria), one stream of 60 events a visitor, one process at a time; the median of the runs, and their range.",
    "live: score and temperature after each event. batched: all events of a visitor in one call, with the reading at its end. full: one complete evaluation from counts and ages.",
    "Engines without state get facts that hand-written code keeps (row `aggregate only`), whose cost is in theirs.",
    "Ours fades each occurrence from its own time, as do the rows `forward decay`; the others fade a criterion from its last match. Points of ours are whole: its plan has 400 to one of the others' where it is held to them closely, and as many in the row `whole points`.",
  ];
  await install(say);
  const engines = adapters();
  for (const engine of engines) Object.assign(engine, await agreement(engine, engines, quick, say));
  const running = engines.filter(({ failed }) => !failed);
  const rounds = ({ key }) => (quick ? 1 : CLOSE.includes(key) ? 3 : 1);
  const options = ({ key }) => (quick ? { runs: 1, runMs: 50, visitors: 200 } : CLOSE.includes(key) ? { runs: 6, visitors: 10_000 } : { runs: 3, runMs: 300, visitors: 10_000 });
  for (const mode of ["live", "full", "init", "heap"]) {
    for (let round = 0; round < 3; round++) {
      for (const engine of running.filter((engine) => round < rounds(engine) && (mode !== "heap" || engine.keeps))) {
        say(`${mode} ${engine.key}${round > 0 ? ` ${round + 1}` : ""}`);
        const found = await child(engine.key, mode, mode === "heap" ? { visitors: quick ? 500 : 10_000 } : options(engine));
        if (found) (engine[mode] ??= []).push(found);
      }
    }
  }
  say("live page");
  const page = await run(["--no-warnings", join(here, "live.mjs"), quick ? "3" : "18"], here);
  const tables = [
    table("live", "Score and temperature after each event", "ns", engines, (engine) => engine.live?.flatMap(({ all }) => all)),
    table("batched", "All events of a visitor in one call, a reading at its end", "ns", engines.filter(({ live }) => live?.some(({ batchAll }) => batchAll)), (engine) => engine.live?.flatMap(({ batchAll }) => batchAll ?? [])),
    table("full", "One complete evaluation from counts and ages", "µs", engines.filter((engine) => !engine.full || engine.full.some(({ all }) => all)), (engine) => engine.full?.flatMap(({ all }) => all ?? [])),
    table("state", "State of a visitor after 60 events, of 10,000 kept, WebAssembly memory and typed arrays included", "bytes", engines.filter(({ keeps }) => keeps), (engine) => engine.heap?.map(({ jsBytes }) => jsBytes)),
    table("start", "From import to the first score, a fresh process", "ms", engines, (engine) => engine.init?.map(({ totalMs }) => totalMs)),
    { id: "page", title: "A signal in the page's module: one visitor, its offers chosen anew", unit: "ns", better: "lower", rows: [{ name: "attise, live.wasm", ours: true, ...spread(page?.all) }] },
    { id: "bytes", title: "What is loaded, after brotli-11", unit: "bytes", better: "lower", rows: bytes() },
  ];
  return { part: "engine", title: "Engine", notes, tables, aims: aims(tables) };
}

/** Copies adapters to where the peers' packages are, and installs those: none of them belongs to the project. */
async function install(say) {
  mkdirSync(work, { recursive: true });
  for (const name of readdirSync(join(here, "peers"))) {
    rmSync(join(work, name), { recursive: true, force: true });
    cpSync(join(here, "peers", name), join(work, name), { recursive: true });
  }
  const { dependencies } = JSON.parse(readFileSync(join(work, "package.json"), "utf8"));
  const there = ([name, version]) => installed(name) === version;
  if (!Object.entries(dependencies).every(there)) {
    say("installing the peers");
    await npm(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock"]);
  }
  if (!installed(WASI.slice(0, WASI.lastIndexOf("@")))) await npm(["install", "--no-audit", "--no-fund", "--no-save", "--force", "--ignore-scripts", "--no-package-lock", WASI]);
}

function installed(name) {
  const file = join(work, "node_modules", name, "package.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : undefined;
}

function npm(args) {
  return new Promise((resolve) => spawn("npm", args, { cwd: work, stdio: "ignore" }).on("close", resolve));
}

/** All engines, with what their adapters say of themselves; ours first. */
function adapters() {
  const keys = readdirSync(join(work, "adapters")).map((file) => file.replace(/\.mjs$/, ""));
  const rank = (key) => (CLOSE.includes(key) ? CLOSE.indexOf(key) : CLOSE.length);
  return keys.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).map((key) => {
    const source = readFileSync(join(work, "adapters", `${key}.mjs`), "utf8");
    const says = (name) => new RegExp(`export const ${name} = '?([^';]+)`).exec(source)?.[1];
    const pkg = says("pkg");
    const version = pkg === "attise" ? JSON.parse(readFileSync(join(root, "pkg-config", "package.json"), "utf8")).version : pkg && installed(pkg);
    return { key, name: says("name"), pkg, version, agrees: says("agrees") !== "false", keeps: says("heap") === "true", against: says("reference") ?? REFERENCE };
  });
}

const checked = new Map();

/** Whether an engine gives the scores of its reference, after each event and from counts, and the same classes but within the tolerance of a threshold. */
async function agreement({ key, name, agrees, against, pkg, version }, engines, quick, say) {
  if (pkg && !version) return { failed: "could not be installed here" };
  if (!agrees) return {};
  say(`check ${key}`);
  const look = async (engine) => {
    if (!checked.has(engine)) checked.set(engine, await child(engine, "check", { visitors: quick ? 5 : 30 }));
    return checked.get(engine);
  };
  const [found, known] = [await look(key), await look(against)];
  if (!found || !known) return { failed: "does not run here" };
  const { tolerance } = found;
  const near = (score) => [30, 60].some((threshold) => Math.abs(score - threshold) <= tolerance);
  const same = (score, temperature, other, of) => Math.abs(score - other) <= tolerance && (temperature === of || near(other));
  const live = found.scores.every((score, i) => same(score, found.temps[i], known.scores[i], known.temps[i]));
  const full = found.full.every(([score, temperature, grade], i) => same(score, temperature, known.full[i][0], known.full[i][1]) && grade === known.full[i][2]);
  if (!live || !full) throw new Error(`${name} was to give the scores of ${engines.find(({ key }) => key === against).name}`);
  const worst = Math.max(...found.scores.map((score, i) => Math.abs(score - known.scores[i])));
  return { checked: `agrees with ${against} after ${found.scores.length.toLocaleString("en")} events: largest difference ${worst.toExponential(1)} of a point` };
}

async function child(key, mode, options) {
  return run(["--expose-gc", "--no-warnings", join(work, "child.mjs"), `${key}.mjs`, mode, JSON.stringify(options)], work);
}

/** The last line that a process prints, as JSON; null if it fails. */
function run(args, cwd) {
  return new Promise((resolve) => {
    const process_ = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "ignore"], timeout: 300_000 });
    let text = "";
    process_.stdout.on("data", (chunk) => (text += chunk));
    process_.on("close", (code) => resolve(code === 0 ? JSON.parse(text.trim().split("\n").at(-1)) : null));
  });
}

function table(id, title, unit, engines, values) {
  const row = (engine) => ({
    name: engine.name,
    ...(engine.version && { version: engine.version }),
    ...(engine.pkg === "attise" && { ours: true }),
    ...(engine.agrees ? {} : { reference: true }),
    ...spread(values(engine)),
    ...((engine.failed ?? (id === "live" && engine.checked)) && { note: engine.failed ?? engine.checked }),
  });
  return { id, title, unit, better: "lower", rows: engines.map(row).sort((a, b) => Number(b.ours ?? false) - Number(a.ours ?? false)) };
}

/** Median and range of some runs. */
function spread(values) {
  if (!values?.length) return { value: null };
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return { value: sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, min: sorted[0], max: sorted.at(-1), runs: sorted.length };
}

function bytes() {
  const size = (content) => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  const file = (name) => size(readFileSync(join(root, "pkg-config", "dist", name)));
  return [
    { name: "visitors.wasm", ours: true, value: file("visitors.wasm") },
    { name: "full.wasm, which reads the plan", ours: true, value: file("full.wasm") },
  ];
}

function aims(tables) {
  const of = (id) => tables.find((table) => table.id === id).rows.find(({ ours }) => ours)?.value ?? null;
  const aim = (id, what, unit, most, why) => ({ id, what, unit, aim: most, better: "lower", found: of(id), ...(why && of(id) > most && { why }) });
  return [
    aim("live", "live, an event", "ns", 120, "reading the stream's objects and texts in JavaScript takes half of the aim, the exact sum of eight rounded lines more than the other half; see how far from the aims"),
    aim("batched", "batched, an event", "ns", 40, "reading the stream's objects and texts in JavaScript is more than the aim by itself"),
    aim("full", "full evaluation", "µs", 0.4, "reading twenty objects and ten fields by name is more than the aim by itself"),
    aim("state", "packed state of a visitor", "bytes", 250),
  ];
}
