// How leads come down the ladder, and how full sales is: at the top of the list.
import { html, type Markup } from "./html.ts";
import { PERIOD } from "./inbox-words.ts";
import { count, type Lang } from "./language.ts";
import { stageName, stages } from "./plan.ts";
import type { Congestion } from "./sas.ts";

/** A stage, those who stand in it or above, and how many of the stage below that is. */
export interface Step {
  stage: string;
  standing: number;
  reached: number;
  /** Percent of those who reached the stage below; `null` for the first stage, or if nobody did. */
  conversion: number | null;
}

export function funnelOf(standing: Record<string, number>): Step[] {
  const steps: Step[] = [];
  let reached = 0;
  for (const { id } of stages.toReversed()) {
    reached += standing[id] ?? 0;
    steps.unshift({ stage: id, standing: standing[id] ?? 0, reached, conversion: null });
  }
  return steps.map((step, i) => {
    const below = steps[i - 1]?.reached ?? 0;
    return { ...step, conversion: below > 0 ? Math.round((step.reached * 100) / below) : null };
  });
}

export function pulse(steps: Step[], full: Congestion | null, queue: { waiting: number; stuck: number }, lang: Lang): Markup {
  const fr = lang === "fr";
  const percent = (value: number) => `${count(value, lang)}${fr ? "\u00a0%" : "%"}`;
  return html`<details class="pulse">
<summary><span class="pulse-title">${fr ? "Entonnoir" : "Funnel"}</span>
${full && html`<span class="pulse-fact"><b>${count(full.taken, lang)} / ${count(full.leads, lang)}</b> ${fr ? "places prises" : "places taken"} ${PERIOD[full.per][lang]}</span>
<span class="pulse-fact${full.percent > 0 && " busy"}"><b>${percent(full.percent)}</b> ${fr ? "de congestion" : "congestion"}</span>`}
${queue.waiting > 0 && html`<span class="pulse-fact${queue.stuck > 0 && " busy"}"><b>${count(queue.waiting, lang)}</b> ${fr ? "à envoyer au CRM" : "to go to the CRM"}${queue.stuck > 0 && (fr ? `, dont ${count(queue.stuck, lang)} en souffrance` : `, ${count(queue.stuck, lang)} stuck`)}</span>`}
</summary>
<table class="funnel"><caption class="unseen">${fr ? "Leads par étape, et part de l’étape d’avant" : "Leads by stage, and share of the stage before"}</caption>
<thead><tr><th scope="col">${fr ? "Étape atteinte" : "Stage reached"}</th><th scope="col" class="number">Leads</th><th scope="col" class="number">${fr ? "Part" : "Share"}</th><th scope="col" class="number">${fr ? "S’y trouvent" : "Stand there"}</th></tr></thead>
<tbody>${steps.map(
    ({ stage, standing, reached, conversion }) => html`<tr><th scope="row">${stageName(stage, lang)}${bar(reached, steps[0]?.reached ?? 0)}</th>
<td class="number">${count(reached, lang)}</td><td class="number">${conversion === null ? "–" : percent(conversion)}</td><td class="number">${count(standing, lang)}</td></tr>`,
  )}</tbody></table>
${full && html`<p class="pulse-note">${congestionText(full, lang)}</p>`}
</details>`;
}

function congestionText({ waiting, leads, per }: Congestion, lang: Lang): string {
  if (lang === "fr") return `Congestion\u00a0: ${count(waiting, lang)} ${waiting > 1 ? "leads attendent" : "lead attend"} une place, pour ${count(leads, lang)} places ${PERIOD[per].fr}.`;
  return `Congestion: ${count(waiting, lang)} ${waiting === 1 ? "lead waits" : "leads wait"} for a place, of ${count(leads, lang)} places ${PERIOD[per].en}.`;
}

function bar(value: number, most: number): Markup {
  const width = most > 0 ? (value / most) * 100 : 0;
  return html`<svg class="funnel-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect x="0" y="0" width="${width.toFixed(1)}" height="6" rx="1"/></svg>`;
}
