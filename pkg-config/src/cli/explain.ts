// `attise explain`: the score of a lead, with a receipt that adds up and the top reasons in a sentence.
import { PlanError, type OpenPlan, type Played } from "../plan/index.js";
import { missing, missingOf } from "../tools/journeys.js";
import { need, parse, parseLanguage, parseTime } from "./arguments.js";
import { Failure, Misuse } from "./failure.js";
import { listProblems, openPlanFile, readText } from "./files.js";
import { showOutlook, showReading } from "./receipt.js";
import { isoTime, print } from "./text.js";
import { words } from "./words.js";

export async function explain(args: string[]): Promise<0 | 1> {
  const { values } = parse(
    args,
    {
      plan: { type: "string" },
      payload: { type: "string" },
      journey: { type: "string" },
      now: { type: "string" },
      lang: { type: "string" },
      json: { type: "boolean" },
    },
    [],
  );
  const file = need(values.plan, "--plan PLAN");
  const language = parseLanguage(values.lang ?? "en");
  const now = values.now === undefined ? Date.now() : parseTime(values.now);
  if ((values.payload === undefined) === (values.journey === undefined)) throw new Misuse("expected --payload TEXT or --journey FILE");
  const plan = openPlanFile(file);
  return values.journey === undefined
    ? explainPayload(plan, values.payload ?? "", now, language, values.json)
    : explainJourney(plan, values.journey, language, values.json);
}

function explainPayload(plan: OpenPlan, payload: string, now: number, language: "fr" | "en", json = false): 0 | 1 {
  const verdict = plan.explain({ payload, now });
  const { trust, trustReason, reading, reasons } = verdict;
  const say = words[language];
  const head = `${plan.id} ${plan.hash}, ${isoTime(reading.at)}`;
  const label = `${say.trust}: ${trust}${trustReason ? ` (${trustReason})` : ""}`;
  const outlook = missingOf(plan, { payload, now });
  const told = [...showReading(reading, language), "", reasons[language], "", ...showOutlook(outlook, language)];
  print(json ? [JSON.stringify({ ...verdict, missing: outlook }, null, 2)] : [head, label, "", ...told]);
  return trust === "malformed" ? 1 : 0;
}

function explainJourney(plan: OpenPlan, file: string, language: "fr" | "en", json = false): 0 {
  const journey = readText(file);
  const played = play(plan, file, journey);
  const { reading, reasons } = played;
  const head = `${plan.id} ${plan.hash}, ${isoTime(reading.at)}`;
  const outlook = missing(plan, journey);
  const told = [...showReading(reading, language), "", reasons[language], "", ...showOutlook(outlook, language)];
  print(json ? [JSON.stringify({ ...played, missing: outlook }, null, 2)] : [head, "", ...told]);
  return 0;
}

function play(plan: OpenPlan, file: string, journey: string): Played {
  try {
    return plan.play(journey);
  } catch (error) {
    throw error instanceof PlanError ? new Failure(listProblems(file, error.problems)) : error;
  }
}
