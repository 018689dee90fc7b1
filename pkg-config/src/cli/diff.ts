// `attise plan diff OLD NEW`: what changed in words and, given an event log, who moves.
import { diffPlans, openMoves, type Crossing, type Moves, type PlanChange, type PlanDiff, type Stand } from "../tools/diff.js";
import { need, parse, parseCount, parseLanguage, parseTime } from "./arguments.js";
import { diffWords } from "./diff-words.js";
import { Misuse } from "./failure.js";
import { openPlanFile, readText } from "./files.js";
import { mustHaveRows, onceStdin, readFiles } from "./log.js";
import { table } from "./table.js";
import { isoTime, print } from "./text.js";

const options = {
  events: { type: "string" },
  facts: { type: "string" },
  now: { type: "string" },
  show: { type: "string" },
  lang: { type: "string" },
  "exit-code": { type: "boolean" },
  json: { type: "boolean" },
} as const;

type Language = "fr" | "en";

export async function diff(args: string[]): Promise<0 | 1> {
  const { values, positionals } = parse(args, options, ["OLD", "NEW"]);
  const [oldFile = "", newFile = ""] = positionals;
  const language = parseLanguage(values.lang ?? "en");
  const shown = values.show === undefined ? 10 : parseCount(values.show, "--show");
  const { events, facts } = values;
  if (events === undefined && (facts ?? values.now ?? values.show) !== undefined) throw new Misuse("expected --events CSV");
  const now = events === undefined ? 0 : parseTime(need(values.now, "--now TIME"));
  onceStdin([oldFile, newFile, events, facts]);
  const [old, next] = [readText(oldFile), readText(newFile)];
  openPlanFile(oldFile, old);
  openPlanFile(newFile, next);
  const found = diffPlans(old, next);
  let moves: Moves | undefined;
  if (events !== undefined) {
    moves = await readFiles(openMoves(old, next, { now, shown }), { events, facts });
    mustHaveRows(moves, { events, facts }, isoTime(now / 1000));
  }
  if (values.json) print([JSON.stringify(moves ? { ...found, moves } : found, null, 2)]);
  else print([...show(found, language), ...(moves ? ["", ...showMoves(moves, isoTime(now / 1000), language)] : [])]);
  return values["exit-code"] && !found.same ? 1 : 0;
}

function show({ old, new: next, same, changes }: PlanDiff, language: Language): string[] {
  const say = diffWords[language];
  const name = ({ id, hash, revision }: PlanDiff["old"]) => [id, ...(revision === null ? [] : [revision]), hash].join(" ");
  const head = `${name(old)} → ${name(next)}`;
  if (same) return [head, old.hash === next.hash ? say.same : say.rewritten];
  return [`${head}${say.colon} ${say.changes(changes.length)}`, ...subjects(changes, language)];
}

/** Each subject once, and below it what changed of it. */
function subjects(changes: PlanChange[], language: Language): string[] {
  let before = "";
  return changes.flatMap(({ subject, words, effect }) => {
    const head = subject[language] === before ? [] : ["", subject[language]];
    before = subject[language];
    return [...head, `  ${words[language]}`, ...(effect ? [`      ${effect[language]}`] : [])];
  });
}

function showMoves(moves: Moves, at: string, language: Language): string[] {
  const say = diffWords[language];
  const { visitors, moved, temperature, stage, examples } = moves;
  const temperatures: Record<string, string> = say.temperatures;
  const more = moved - examples.length;
  return [
    say.moved(moved, visitors, at),
    "",
    ...crossing(say.temperature, temperature, (name) => temperatures[name] ?? name),
    ...(stage ? ["", ...crossing(say.stage, stage, (name) => name)] : []),
    ...(examples.length === 0
      ? []
      : [
          "",
          ...table([
            say.examples,
            ...examples.map(({ visitor, old, new: next }) => [
              visitor,
              change(old, next, (stand) => String(stand.engagement)),
              change(old, next, (stand) => temperatures[stand.temperature] ?? stand.temperature),
              change(old, next, (stand) => stand.stage ?? "-"),
            ]),
          ]),
          ...(more > 0 ? [say.more(more)] : []),
        ]),
  ];
}

function change(old: Stand, next: Stand, text: (stand: Stand) => string): string {
  return text(old) === text(next) ? text(old) : `${text(old)} → ${text(next)}`;
}

/** A row for each class of the old plan, a column for each of the new one; those in which nobody is are left out. */
function crossing(name: string, { old, new: next, visitors }: Crossing, say: (name: string) => string): string[] {
  const columns = next.map((_, i) => i).filter((i) => visitors.some((row) => (row[i] ?? 0) > 0));
  const rows = old.flatMap((from, i) => {
    const row = visitors[i] ?? [];
    return row.some((count) => count > 0) ? [[say(from), ...columns.map((column) => row[column] ?? 0)]] : [];
  });
  return table([[name, ...columns.map((column) => say(next[column] ?? ""))], ...rows]);
}
