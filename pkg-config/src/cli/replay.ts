// `attise replay`: an event log through the engine, and what comes of its visitors.
import { openReplay } from "../tools/replay.js";
import { need, parse, parseCount, parseLanguage, parseTime } from "./arguments.js";
import { openPlanFile, readText } from "./files.js";
import { mustHaveRows, onceStdin, readFiles } from "./log.js";
import { showReplay } from "./replayed.js";
import { showReport, showTop } from "./report.js";
import { isoTime, print } from "./text.js";

const options = {
  plan: { type: "string" },
  events: { type: "string" },
  outcomes: { type: "string" },
  facts: { type: "string" },
  now: { type: "string" },
  report: { type: "boolean" },
  top: { type: "string" },
  lang: { type: "string" },
  strict: { type: "boolean" },
  json: { type: "boolean" },
} as const;

export async function replay(args: string[]): Promise<0 | 1> {
  const { values } = parse(args, options, []);
  const planFile = need(values.plan, "--plan PLAN");
  const events = need(values.events, "--events CSV");
  const now = parseTime(need(values.now, "--now TIME"));
  const top = values.top === undefined ? 0 : parseCount(values.top, "--top");
  const language = parseLanguage(values.lang ?? "en");
  const files = { events, outcomes: values.outcomes, facts: values.facts };
  onceStdin([planFile, ...Object.values(files)]);
  const text = readText(planFile);
  const plan = openPlanFile(planFile, text);
  const result = await readFiles(openReplay(text, { now, top }), files);
  const at = isoTime(now / 1000);
  mustHaveRows(result, files, at);
  const shown = () => [
    ...showReplay(result, { plan, at, language }),
    ...(values.report ? showReport(result, language) : []),
    ...showTop(result.top, language),
  ];
  print(values.json ? [JSON.stringify(result, null, 2)] : shown());
  return values.strict && result.malformed > 0 ? 1 : 0;
}
