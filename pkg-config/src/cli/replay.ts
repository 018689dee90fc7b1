// `attise replay`: an event log through the engine, and what comes of its visitors.
import { createReadStream } from "node:fs";
import { openReplay, PlanError, type PlanReplay, type ReplayResult } from "../tools/index.js";
import { need, parse, parseTime } from "./arguments.js";
import { Failure, Misuse } from "./failure.js";
import { openPlanFile, readText, why } from "./files.js";
import { openProgress } from "./progress.js";
import { showReplay } from "./replayed.js";
import { isoTime, print } from "./text.js";

const options = {
  plan: { type: "string" },
  events: { type: "string" },
  outcomes: { type: "string" },
  facts: { type: "string" },
  now: { type: "string" },
  strict: { type: "boolean" },
  json: { type: "boolean" },
} as const;

export async function replay(args: string[]): Promise<0 | 1> {
  const { values } = parse(args, options, []);
  const planFile = need(values.plan, "--plan PLAN");
  const events = need(values.events, "--events CSV");
  const now = parseTime(need(values.now, "--now TIME"));
  const files = { events, outcomes: values.outcomes, facts: values.facts };
  if ([planFile, ...Object.values(files)].filter((file) => file === "-").length > 1) {
    throw new Misuse("expected `-` once: standard input is one file");
  }
  const text = readText(planFile);
  const plan = openPlanFile(planFile, text);
  const result = await read(openReplay(text, { now }), files);
  warn(result, files);
  const at = isoTime(now / 1000);
  if (result.visitors === 0) throw new Failure(`${events}: ${nothing(result, at)}`);
  print(values.json ? [JSON.stringify(result, null, 2)] : [`plan ${plan.id} ${plan.hash}, read at ${at}`, ...showReplay(result)]);
  return values.strict && result.malformed > 0 ? 1 : 0;
}

type Kind = "events" | "outcomes" | "facts";
type Files = Record<Kind, string | undefined>;

async function read(replay: PlanReplay, files: Files): Promise<ReplayResult> {
  const progress = openProgress(Object.values(files).filter((file) => file !== undefined));
  try {
    for (const kind of ["events", "outcomes", "facts"] as const) {
      const file = files[kind];
      if (file === undefined) continue;
      // an empty file is a file too
      replay[kind](new Uint8Array());
      for await (const chunk of pieces(file)) {
        replay[kind](chunk);
        progress.add(chunk.length, file);
      }
    }
    progress.last("scoring");
    return replay.finish();
  } catch (error) {
    throw error instanceof PlanError ? new Failure(error.problems.map(({ path, message }) => `${files[path as Kind]}: ${message}`).join("\n")) : error;
  } finally {
    progress.clear();
  }
}

async function* pieces(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* (file === "-" ? process.stdin : createReadStream(file, { highWaterMark: 1 << 20 })) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw (error as NodeJS.ErrnoException).syscall ? new Failure(`${file}: ${why(error)}`) : error;
  }
}

/** Why there is nothing to show. */
function nothing({ later }: ReplayResult, at: string): string {
  return later > 0 ? `expected events until ${at}, found only later ones: ${later}` : "expected events, found no row that could be used";
}

function warn({ malformed, badRows }: ReplayResult, files: Files): void {
  if (malformed === 0) return;
  const count = malformed === 1 ? "1 malformed row" : `${malformed} malformed rows`;
  const shown = malformed > badRows.length ? `, the first ${badRows.length}:` : ":";
  const lines = badRows.map(({ file, line, message }) => `  ${files[file]}:${line}: ${message}`);
  process.stderr.write(`${[`${count} left out${shown}`, ...lines].join("\n")}\n`);
}
