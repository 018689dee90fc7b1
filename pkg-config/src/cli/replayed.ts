// What a replay found, as tables: counts, and conversion where outcomes are known.
import type { ReplayGroup, ReplayResult } from "../tools/types.js";
import { replayWords, share } from "./replay-words.js";
import { table } from "./table.js";

type Language = "fr" | "en";

/** Head lines, and a table for each way to divide the visitors. */
export function showReplay(result: ReplayResult, head: { plan: { id: string; hash: string }; at: string; language: Language }): string[] {
  const { visitors, events, later, malformed, outcomes, strangers } = result;
  const { plan, at, language } = head;
  const say = replayWords[language];
  const temperatures: Record<string, string> = say.temperatures;
  const divided: [string, ReplayGroup[]][] = [
    [say.tables.temperature, result.temperature.map((group) => ({ ...group, name: temperatures[group.name] ?? group.name }))],
    [say.tables.stage, result.stage],
    [say.tables.quadrant, result.quadrant.map((group) => ({ ...group, name: group.name === "unknown" ? say.unknown : group.name }))],
    ...(outcomes
      ? [[say.tables.engagement, result.score.map((group) => ({ ...group, name: group.name.replace(" to ", ` ${say.to} `) }))] satisfies [string, ReplayGroup[]]]
      : []),
  ];
  return [
    say.head(`${plan.id} ${plan.hash}`, at),
    say.visitors(visitors, events, malformed),
    ...(later > 0 ? [say.later(later)] : []),
    ...(strangers > 0 ? [say.strangers(strangers)] : []),
    ...divided.filter(([, groups]) => groups.length > 0).flatMap(([name, groups]) => ["", ...count(name, groups, result, language)]),
  ];
}

function count(name: string, groups: ReplayGroup[], { visitors, outcomes }: ReplayResult, language: Language): string[] {
  const say = replayWords[language];
  const rows = [
    [name, ...say.columns, ...(outcomes ? say.outcome : [])],
    ...groups.map((group) => [
      group.name,
      group.visitors,
      share(group.visitors, visitors, language),
      ...(outcomes ? [group.known, group.converted, share(group.converted, group.known, language)] : []),
    ]),
  ];
  return table(rows, [2, 5]);
}
