// `attise lint PLAN`: what is unwise in a plan, and the shortest journeys up its ladder.
import { check as problemsOf, openPlan } from "../plan/index.js";
import { lint as warningsOf, shortestWays, type ShortestWay, type Warning } from "../tools/lint.js";
import { parse, parseLanguage } from "./arguments.js";
import { listProblems, readText } from "./files.js";
import { table } from "./table.js";
import { print } from "./text.js";

type Language = "fr" | "en";

const words = {
  en: {
    warnings: (count: number) => (count === 0 ? "no warnings" : count === 1 ? "1 warning" : `${count} warnings`),
    journeys: "shortest journeys",
    none: "(none)",
    more: ({ visits, days }: Pace) => (days > 1 ? `in ${days} days` : visits > 1 ? `in ${visits} visits` : ""),
    rough: "or a shorter one",
  },
  fr: {
    warnings: (count: number) => (count === 0 ? "aucun avertissement" : count === 1 ? "1 avertissement" : `${count} avertissements`),
    journeys: "parcours les plus courts",
    none: "(aucun)",
    more: ({ visits, days }: Pace) => (days > 1 ? `en ${days}\u00a0jours` : visits > 1 ? `en ${visits}\u00a0visites` : ""),
    rough: "ou un plus court",
  },
};

type Pace = { visits: number; days: number };

export async function lint(args: string[]): Promise<0 | 1> {
  const options = { json: { type: "boolean" }, strict: { type: "boolean" }, lang: { type: "string" } } as const;
  const { values, positionals } = parse(args, options, ["PLAN"]);
  const language = parseLanguage(values.lang ?? "en");
  const path = positionals[0] ?? "";
  const text = readText(path);
  const problems = problemsOf(text);
  if (problems.length > 0) {
    print([values.json ? JSON.stringify({ problems }, null, 2) : listProblems(path, problems)]);
    return 1;
  }
  const plan = openPlan(text);
  const warnings = warningsOf(plan);
  const journeys = shortestWays(plan);
  if (values.json) print([JSON.stringify({ problems, warnings, journeys }, null, 2)]);
  else print([`${path}: ${words[language].warnings(warnings.length)}`, ...warnings.flatMap(told), "", ...ways(journeys, language)]);
  return values.strict && warnings.length > 0 ? 1 : 0;
}

const told = ({ path, message, code, help, docs }: Warning): string[] => [`${path}: ${message} (${code})`, `    ${help}`, `    ${docs}`];

function ways(journeys: readonly ShortestWay[], language: Language): string[] {
  const say = words[language];
  const row = ({ label, way }: ShortestWay): string[] => {
    if (!way) return ["", label[language], say.none];
    const notes = [say.more(way), way.exact ? "" : say.rough].filter((note) => note !== "");
    return ["", label[language], way.text[language] + (notes.length > 0 ? ` (${notes.join(", ")})` : "")];
  };
  return [say.journeys, ...table(journeys.map(row))];
}
