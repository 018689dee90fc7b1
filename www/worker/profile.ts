// Who the lead is for the plan: quadrant, mark, persona, phase, and what that calls for; then what is known and how surely.
import { quadrantMap } from "./figures.ts";
import { html, type Markup, type Part } from "./html.ts";
import { certainty, FACT, quadrantName } from "./inbox-words.ts";
import type { Lang } from "./language.ts";
import { personaName, phaseName, segmentName } from "./plan.ts";
import type { Lead } from "./store.ts";

type Reading = Lead["verdict"]["reading"];

export function profile(reading: Reading, lang: Lang): Markup {
  const { quadrant, persona, phase, segments } = reading;
  // Who is no lead is not to be sold to, whatever the points.
  const { quadrantAction, action } = reading.disqualified.length > 0 ? {} : reading;
  const fr = lang === "fr";
  const row = (name: string, value: Part) => value && html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return html`${quadrantMap(quadrant, lang)}${quadrant === null && html`<p class="map-note">${quadrantName(null, lang)}</p>`}
<dl class="facts">
${row("Persona", persona ? personaName(persona, lang) : fr ? "inconnu" : "unknown")}
${row(fr ? "Phase d’achat" : "Phase of purchase", phase && phaseName(phase, lang))}
${row(fr ? "Pour ce quadrant" : "For this quadrant", quadrantAction?.label[lang])}
${row(fr ? "Pour ces points" : "For these points", action?.label[lang])}
</dl>
${segments.length > 0 && html`<ul class="tags" role="list" aria-label="Segments">${segments.map((id) => html`<li class="tag">${segmentName(id, lang)}</li>`)}</ul>`}`;
}

/** The grade with the figure of the temperature: `A1`. */
export function markBadge({ mark, grade }: Reading, lang: Lang): Markup | null {
  if (mark === null) return null;
  return html`<span class="mark grade-${grade}"><span class="unseen">${lang === "fr" ? "Note" : "Mark"} </span>${mark}</span>`;
}

export function known({ subject, bant }: Reading, lang: Lang): Markup {
  const parts = ["person", "company", "project"] as const;
  const facts = ["budget", "authority", "need", "timing"] as const;
  const cell = (fact: (typeof parts | typeof facts)[number], sure: Parameters<typeof certainty>[1]) =>
    html`<div class="${sure}"><dt>${FACT[fact][lang]}</dt><dd>${certainty(fact, sure, lang)}</dd></div>`;
  return html`${subject && html`<dl class="known-parts three">${parts.map((part) => cell(part, subject[part] ? "known" : "unknown"))}</dl>`}
${bant && html`<dl class="known-parts">${facts.map((fact) => cell(fact, bant[fact]))}</dl>`}`;
}
