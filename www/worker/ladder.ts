// The plan's stages with the lead's own: who has it there and how it is dealt with; and what keeps it from the next.
import { html, type Markup } from "./html.ts";
import { CONTACT, GATE, lower, OWNER } from "./inbox-words.ts";
import { delay, type Lang } from "./language.ts";
import { stageName, stages, termsOf, type Terms } from "./plan.ts";
import type { Lead } from "./store.ts";

type Reading = Lead["verdict"]["reading"];

export function ladder(reading: Reading, lang: Lang): Markup {
  const { stage, next } = reading;
  const here = stages.findIndex(({ id }) => id === stage);
  return html`<ol class="ladder" role="list">${stages.map(({ id }, i) => {
    const kind = i < here ? "done" : i === here ? "here" : id === next?.stage ? "next" : "later";
    return html`<li class="${kind}"${kind === "here" && html` aria-current="step"`}>
<span class="step">${stageName(id, lang)}</span>
${kind === "here" && hereNotes(reading, lang)}
${kind === "next" && nextNotes(next, lang)}
</li>`;
  })}</ol>`;
}

function hereNotes(reading: Reading, lang: Lang): Markup {
  const reasons = reading.disqualified.map(({ label }) => lower(label[lang])).join(", ");
  // Where a salesperson is asked, the proposed stage says what to do.
  return html`${termsNote(reading, lang)}${reading.next?.gate !== "human" && actionList(reading, lang)}
${reasons && html`<span class="step-note step-gate">${lang === "fr" ? "Ne monte pas plus haut\u00a0:" : "Goes no higher:"} ${reasons}</span>`}`;
}

function nextNotes(next: Reading["next"], lang: Lang): Markup | null {
  const terms = next && termsOf(next.stage);
  if (!terms) return null;
  return html`<span class="step-note step-gate">${GATE[next.gate][lang]}</span>${termsNote(terms, lang)}${next.gate === "human" && actionList(terms, lang)}`;
}

/** Who has the lead, how it may be contacted, how soon. */
function termsNote({ owner, contact, sla }: Terms, lang: Lang): Markup | null {
  if (!owner) return null;
  const parts = [OWNER[owner]?.[lang] ?? owner];
  if (contact) parts.push(lower(CONTACT[contact][lang]));
  if (sla !== null) parts.push(`${lang === "fr" ? "sous" : "within"} ${delay(sla, lang)}`);
  return html`<span class="step-note">${parts.join("\u00a0· ")}</span>`;
}

function actionList({ actions }: Terms, lang: Lang): Markup | null {
  if (actions.length === 0) return null;
  return html`<ul class="step-actions">${actions.map(({ label }) => html`<li>${label[lang]}</li>`)}</ul>`;
}
