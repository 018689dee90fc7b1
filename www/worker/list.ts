// GET /inbox: the leads, each with what one needs to decide whom to call.
import { formName } from "./answers.ts";
import { quadrantMark, scoreRing } from "./figures.ts";
import { html, type Markup } from "./html.ts";
import { frame } from "./inbox-frame.ts";
import { quadrantName, TEMPERATURE, TRUST } from "./inbox-words.ts";
import { count, dateTime, type Lang } from "./language.ts";
import { personaName, stageName } from "./plan.ts";
import { markBadge } from "./profile.ts";
import { leadAddress, listAddress } from "./query.ts";
import { pulse, type Step } from "./funnel.ts";
import type { Counts, Filter, Known } from "./people.ts";
import type { Congestion } from "./sas.ts";
import { suspicionTag } from "./signs.ts";
import { handTag, outcomeTag, todoBox } from "./todo-box.ts";

/** What stands above the leads. */
export interface Above {
  counts: Counts;
  steps: Step[];
  congestion: Congestion | null;
  queue: { waiting: number; stuck: number };
}

export function listPage(above: Above, leads: Known[], filter: Filter, lang: Lang, now: number): Markup {
  const { counts } = above;
  const fr = lang === "fr";
  const title = fr ? "Boîte de réception" : "Inbox";
  const main = html`<div class="head">
<h1>${title}</h1>
<p class="sort">${sortLink("best", fr ? "À traiter d’abord" : "First things first")}${sortLink("newest", fr ? "Plus récents" : "Newest")}</p>
</div>
${pulse(above.steps, above.congestion, above.queue, lang)}
${filters(counts, filter, lang)}
${leads.length === 0 ? nothing(counts, lang) : html`<ol class="leads" role="list">${leads.map((lead) => item(lead, lang, now))}</ol>`}
${pages(counts, filter, lang)}
<p class="foot"><a href="/inbox/contents${fr ? "" : "?lang=en"}">${fr ? "Contenus vus et pris" : "Contents seen and taken"}</a> <a href="/inbox/leads.csv" download>${fr ? "Leads en CSV" : "Leads as CSV"}</a> <a href="/inbox/outcomes.csv" download>${fr ? "Verdicts des ventes en CSV" : "Verdicts of sales as CSV"}</a></p>`;
  return frame({ lang, title, main, other: listAddress(filter, fr ? "en" : "fr") });

  function sortLink(sort: Filter["sort"], text: string): Markup {
    return html`<a href="${listAddress({ ...filter, sort, offset: 0 }, lang)}"${filter.sort === sort && html` aria-current="true"`}>${text}</a>`;
  }
}

function filters(counts: Counts, filter: Filter, lang: Lang): Markup {
  const fr = lang === "fr";
  const chip = (text: string, value: number, only: Pick<Filter, "temperature" | "waiting">, kind: string) => {
    const here = filter.temperature === only.temperature && filter.waiting === only.waiting;
    return html`<li><a class="chip ${kind}" href="${listAddress({ ...filter, ...only, offset: 0 }, lang)}"${here && html` aria-current="true"`}>
<span class="chip-name">${text}</span> <span class="chip-count">${count(value, lang)}</span></a></li>`;
  };
  const heat = (temperature: "hot" | "warm" | "cold") =>
    chip(TEMPERATURE[temperature][lang], counts[temperature], { temperature, waiting: false }, temperature);
  return html`<nav aria-label="${fr ? "Filtrer les leads" : "Filter leads"}"><ul class="chips" role="list">
${chip(fr ? "Tous" : "All", counts.all, { temperature: null, waiting: false }, "all")}
${heat("hot")}${heat("warm")}${heat("cold")}
${chip(fr ? "À valider" : "To decide", counts.waiting, { temperature: null, waiting: true }, "waiting")}
</ul></nav>`;
}

function item(person: Known, lang: Lang, now: number): Markup {
  const { speaker: lead, posts } = person;
  const { reading, trust, reasons } = lead.verdict;
  const { stage, quadrant, persona } = reading;
  const fr = lang === "fr";
  return html`<li class="lead">
<div class="lead-score">${scoreRing(lead.verdict, lang)}</div>
<div class="lead-who">
<h2><a href="${leadAddress(lead.id, lang)}"><bdi>${lead.name ?? lead.email ?? (fr ? "Sans nom" : "No name")}</bdi></a></h2>
${lead.company && html`<p class="lead-company"><bdi>${lead.company}</bdi></p>`}
${handTag(lead, lang)}${outcomeTag(person, lang)}
</div>
${todoBox(lead, person, lang, now)}
<p class="lead-why">${reasons[lang]}</p>
<dl class="lead-class">
<div><dt>${fr ? "Note et quadrant" : "Mark and quadrant"}</dt><dd>${markBadge(reading, lang) ?? quadrantMark(quadrant)}${quadrantName(quadrant, lang)}</dd></div>
<div><dt>${fr ? "Étape" : "Stage"}</dt><dd>${stage ? stageName(stage, lang) : "–"}</dd></div>
${persona && html`<div><dt>Persona</dt><dd>${personaName(persona, lang)}</dd></div>`}
</dl>
<dl class="lead-origin">
<div><dt>${fr ? "Formulaire" : "Form"}</dt><dd>${formName(lead.form, lang)}${posts > 1 && ` · ${posts} ${fr ? "envois" : "posts"}`}</dd></div>
<div><dt>${fr ? "Confiance" : "Trust"}</dt><dd><span class="trust ${trust}">${TRUST[trust][lang].name}</span> ${suspicionTag(lead, lang)}</dd></div>
<div><dt>${fr ? "Reçu" : "Received"}</dt><dd><time datetime="${new Date(lead.createdAt).toISOString()}">${dateTime(lead.createdAt, lang)}</time></dd></div>
</dl>
</li>`;
}

function nothing(counts: Counts, lang: Lang): Markup {
  if (counts.all > 0) return html`<p class="nothing">${lang === "fr" ? "Aucun lead dans cette sélection." : "No lead in this selection."}</p>`;
  return lang === "fr"
    ? html`<p class="nothing">Aucun lead pour l’instant. <a href="/devis">Envoyez un formulaire du site</a>\u00a0: il apparaîtra ici.</p>`
    : html`<p class="nothing">No lead yet. <a href="/en/quote">Send a form of the site</a>: it will appear here.</p>`;
}

function pages(counts: Counts, filter: Filter, lang: Lang): Markup | null {
  const total = filter.waiting ? counts.waiting : counts[filter.temperature ?? "all"];
  const { offset, limit } = filter;
  if (total <= limit && offset === 0) return null;
  const fr = lang === "fr";
  const link = (to: number, text: string) => html`<a href="${listAddress({ ...filter, offset: to }, lang)}">${text}</a>`;
  return html`<nav class="pages" aria-label="Pages">
${offset > 0 && link(Math.max(0, offset - limit), fr ? "Précédents" : "Previous")}
<span>Page ${offset / limit + 1} / ${Math.max(1, Math.ceil(total / limit))}</span>
${offset + limit < total && link(offset + limit, fr ? "Suivants" : "Next")}
</nav>`;
}
