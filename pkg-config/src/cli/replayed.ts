// What a replay found, as tables: counts, and conversion where outcomes are known.
import type { ReplayGroup, ReplayResult } from "../tools/index.js";
import { table } from "./table.js";

/** The head line and a table for each way to divide the visitors. */
export function showReplay(result: ReplayResult): string[] {
  const { visitors, events, later, malformed, outcomes, strangers } = result;
  const left = malformed > 0 ? `, ${malformed} malformed left out` : "";
  const divided: [string, ReplayGroup[]][] = [
    ["temperature", result.temperature],
    ["stage", result.stage],
    ["quadrant", result.quadrant],
    ...(outcomes ? [["engagement", result.score] satisfies [string, ReplayGroup[]]] : []),
  ];
  return [
    `visitors ${visitors}, events ${events}${left}`,
    ...(later > 0 ? [`events later than the reading, left out: ${later}`] : []),
    ...(strangers > 0 ? [`outcomes of visitors who are not in the log: ${strangers}`] : []),
    ...divided.filter(([, groups]) => groups.length > 0).flatMap(([name, groups]) => ["", ...count(name, groups, visitors, outcomes)]),
  ];
}

function count(name: string, groups: ReplayGroup[], visitors: number, outcomes: boolean): string[] {
  const share = (part: number, whole: number): string => (whole > 0 ? `${((100 * part) / whole).toFixed(1)} %` : "-");
  const rows = [
    [name, "visitors", "share", ...(outcomes ? ["known", "converted", "rate"] : [])],
    ...groups.map((group) => [
      group.name,
      group.visitors,
      share(group.visitors, visitors),
      ...(outcomes ? [group.known, group.converted, share(group.converted, group.known)] : []),
    ]),
  ];
  return table(rows, [2, 5]);
}
