// The thank-you page of one lead: what was received, and the next step that fits the verdict.
import type { Env } from "./env.ts";
import { html, type Markup } from "./html.ts";
import type { Lang } from "./language.ts";
import { fromSite, page } from "./respond.ts";
import { inShell } from "./shell.ts";
import { findLead, type Lead } from "./store.ts";
import { termsFor } from "./todo.ts";
import { nextStep, received, UNSAVED, type Link, type Said, type Step, type Thanked } from "./thanks-text.ts";

/** Where the pages are; the rest of the address is the lead's id. */
export const THANKS = { fr: "/merci/", en: "/en/thank-you/" } as const;

export async function thankYou(id: string, lang: Lang, request: Request, env: Env): Promise<Response> {
  let lead: Lead | null;
  try {
    lead = await findLead(env.DB, id);
  } catch (error) {
    console.error("thank-you page without its lead", error);
    return thanksPage({ form: null, lang, temperature: "cold", answered: null }, env, request);
  }
  return lead ? thanksPage({ ...thankedOf(lead), lang }, env, request) : fromSite(await env.ASSETS.fetch(request));
}

/** The page for a lead that the database would not take: it says so, and asks for no reload. */
export function thanksUnsaved(lead: Lead, env: Env, request: Request): Promise<Response> {
  return thanksPage(thankedOf(lead), env, request, UNSAVED[lead.lang]);
}

const thankedOf = (lead: Lead): Thanked => ({
  form: lead.form,
  lang: lead.lang,
  temperature: lead.verdict.reading.temperature,
  answered: answerTo(lead),
});

/** No promise where sales is full: then one writes. */
function answerTo({ fields, verdict }: Lead): Thanked["answered"] {
  const { next, stage } = verdict.reading;
  if (next?.gate === "capacity") return "write";
  if (stage === null || termsFor(verdict.reading).contact !== "any") return null;
  return fields.phone?.trim() ? "call" : "write";
}

async function thanksPage(thanked: Thanked, env: Env, request: Request, unsaved?: Said): Promise<Response> {
  const { lang } = thanked;
  const { title, text, file } = { ...received(thanked), ...unsaved };
  const main = html`<link rel="stylesheet" href="/assets/thanks.css">
<section class="plain-head thanks-head"><div class="wrap">
<svg class="thanks-mark" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true"><circle cx="24" cy="24" r="22.5"/><path d="M14 24.5l7 7 13.5-15"/></svg>
<h1>${title}</h1>
<p class="intro">${text}</p>
${file && html`<p class="thanks-file"><a class="button" href="${file.href}" data-attise-download="${file.name}">${file.title}</a></p>`}
</div></section>
${nextSection(nextStep(thanked))}`;
  return page(await inShell(env, request, lang, title, main), unsaved ? 202 : 200);
}

function nextSection({ kind, title, text, order, cards, aside }: Step): Markup {
  return html`<section class="band thanks-next" data-step="${kind}" aria-labelledby="next"><div class="wrap">
<div class="thanks-grid">
<div>
<h2 id="next">${title}</h2>
${text && html`<p class="intro">${text}</p>`}
${order && html`<ol class="thanks-steps">${order.map((item) => html`<li>${item}</li>`)}</ol>`}
</div>
${aside && html`<div class="thanks-card"><h3>${aside.title}</h3><p>${aside.text}</p><p>${callBack(aside)}</p></div>`}
</div>
${cards && html`<ul class="thanks-cards" role="list">${cards.map(
    (card) => html`<li class="thanks-card"><h3><a href="${card.href}">${card.title}</a></h3><p>${card.text}</p></li>`,
  )}</ul>`}
</div></section>`;
}

/** A telephone number is also a signal: who calls is interested. */
function callBack({ href, link }: Link): Markup {
  const phone = href.startsWith("tel:");
  return html`<a class="${phone ? "thanks-phone nb" : "button"}" href="${href}"${phone && html` data-attise-click="call-back@thanks"`}>${link}</a>`;
}
