// The report of a replay as tables: funnel, criteria, sales, thresholds, queue, contents, ranking.
import type { CriterionReport, RankedLead, ReplayReport } from "../tools/report.js";
import type { ReplayResult } from "../tools/types.js";
import { replayWords, share } from "./replay-words.js";
import { table, type Cell } from "./table.js";
import { isoTime } from "./text.js";

type Language = "fr" | "en";

/** All parts of the report that there is something to say of, an empty line before each. */
export function showReport(result: ReplayResult, language: Language): string[] {
  const parts = [
    funnel(result, language),
    criteria(result, "engagement", language),
    criteria(result, "fit", language),
    sales(result.sales, language),
    thresholds(result.thresholds, language),
    queue(result.queue, language),
    assets(result, language),
  ];
  return parts.filter((lines) => lines.length > 0).flatMap((lines) => ["", ...lines]);
}

function funnel({ funnel, visitors, outcomes }: ReplayResult, language: Language): string[] {
  if (!funnel) return [];
  const say = replayWords[language];
  return [
    ...table(
      [
        [...say.funnel, ...(outcomes ? say.outcome : [])],
        ...funnel.steps.map(({ stage, reached, waiting, known, converted }) => [
          stage, reached, share(reached, visitors, language), waiting,
          ...(outcomes ? [known, converted, share(converted, known, language)] : []),
        ]),
      ],
      [2, 6],
    ),
    say.leads(funnel.leads, visitors, share(funnel.leads, visitors, language)),
    ...(funnel.unusual ? [say.unusual] : []),
  ];
}

/** Where outcomes are known, the rate of those in whom a criterion counted, that of the others, and how many times as high it is. */
function criteria({ criteria, visitors, outcomes, sales }: ReplayResult, part: CriterionReport["part"], language: Language): string[] {
  const say = replayWords[language];
  const rows = criteria.filter((row) => row.part === part);
  // without facts nothing is known of anybody's fit
  if (!rows.some((row) => part === "engagement" || row.with.visitors > 0)) return [];
  const outcome = ({ with: yes, without: no }: CriterionReport): Cell[] => [
    yes.known, yes.converted, share(yes.converted, yes.known, language), share(no.converted, no.known, language), lift(yes, no, language),
  ];
  const head = [say.criteria[part], ...say.columns, ...(outcomes ? [...say.outcome, ...say.others] : []), ...(sales ? [say.accepted] : [])];
  const body = rows.map((row) => [
    row.label[language],
    row.with.visitors,
    share(row.with.visitors, visitors, language),
    ...(outcomes ? outcome(row) : []),
    ...(sales ? [share(row.with.accepted, row.with.judged, language)] : []),
  ]);
  return table([head, ...body], [2, 3, 5, 6, 7, 8]);
}

function lift(yes: CriterionReport["with"], no: CriterionReport["with"], language: Language): string {
  if (yes.known === 0 || no.converted === 0) return "-";
  const times = (yes.converted / yes.known / (no.converted / no.known)).toFixed(1);
  return `× ${language === "fr" ? times.replace(".", ",") : times}`;
}

function sales(sales: ReplayReport["sales"], language: Language): string[] {
  if (!sales) return [];
  const say = replayWords[language];
  const { handedOver, accepted, rejected, early, reasons, agreement } = sales;
  const row = (name: string, count: number): Cell[] => [name, count, share(count, handedOver, language)];
  return [
    ...table(
      [
        row(say.sales.handed, handedOver),
        row(say.sales.accepted, accepted),
        row(say.sales.rejected, rejected),
        row(say.sales.early, early),
        row(say.sales.disagree, agreement.readyRejected + agreement.keptAccepted),
      ],
      [2],
    ),
    ...(reasons.length === 0
      ? []
      : [
          "",
          ...table(
            [
              say.reasons,
              ...reasons.map(({ reason, label, count, early }) => [
                label?.[language] ?? (reason || say.noReason), count, share(count, rejected, language), early ? say.yes : say.no,
              ]),
            ],
            [2],
          ),
        ]),
  ];
}

function thresholds(thresholds: ReplayReport["thresholds"], language: Language): string[] {
  if (!thresholds) return [];
  const say = replayWords[language];
  const { rows, best } = thresholds;
  const net = rows.find(({ from }) => from === best)?.net ?? 0;
  return [
    ...table([say.thresholds, ...rows.map(({ from, handed, won, cost, value, net }) => [from, handed, won, cost, value, net])]),
    say.best(best, String(net)),
  ];
}

function queue(queue: ReplayReport["queue"], language: Language): string[] {
  if (!queue) return [];
  const say = replayWords[language];
  return [say.queue(queue.stage, queue.ready, queue.leads, queue.per), say.allotted(queue.admitted, queue.waiting, queue.congestion)];
}

function assets({ assets, outcomes }: ReplayResult, language: Language): string[] {
  if (assets.length === 0) return [];
  const say = replayWords[language];
  return table(
    [
      [...say.assets, ...(outcomes ? say.outcome : []), say.delivered],
      ...assets.map(({ label, kind, phase, asked, visitors, known, converted, delivered }) => [
        label[language], kind, phase ?? "", asked, visitors,
        ...(outcomes ? [known, converted, share(converted, known, language)] : []),
        delivered ? say.yes : say.no,
      ]),
    ],
    outcomes ? [7] : [],
  );
}

/** The ranking, if it was asked for. */
export function showTop(top: RankedLead[], language: Language): string[] {
  if (top.length === 0) return [];
  const say = replayWords[language];
  const rows = top.map(({ id, raised, engagement, fit, temperature, stage, last }, i) => [
    i + 1, id, raised ? say.yes : say.no, engagement + fit, engagement, fit, say.temperatures[temperature], stage ?? "", isoTime(last),
  ]);
  return ["", ...table([say.top, ...rows])];
}
