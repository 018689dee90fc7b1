// GET /inbox/:id: one lead, with both receipts, the form and the evidence.
import { answer } from "./answers.ts";
import { evidenceSection } from "./evidence.ts";
import { quadrantMap, scoreRing } from "./figures.ts";
import { html, type Markup } from "./html.ts";
import { frame } from "./inbox-frame.ts";
import { fieldName, formName, GATE, OWNER, quadrantName } from "./inbox-words.ts";
import { dateTime, type Lang } from "./language.ts";
import { stageName, stages } from "./plan.ts";
import { leadAddress } from "./query.ts";
import { fitTable, receiptTable } from "./receipt.ts";
import type { Lead } from "./store.ts";

export function detailPage(lead: Lead, lang: Lang): Markup {
  const fr = lang === "fr";
  const { reading, reasons } = lead.verdict;
  const name = lead.name ?? lead.email ?? (fr ? "Sans nom" : "No name");
  const main = html`<p class="back"><a href="/inbox${fr ? "" : "?lang=en"}"><span aria-hidden="true">← </span>${fr ? "Boîte de réception" : "Inbox"}</a></p>
<header class="lead-head">
${scoreRing(lead.verdict, lang)}
<div>
<h1><bdi>${name}</bdi></h1>
<p class="lead-head-line">${lead.company && html`<bdi>${lead.company}</bdi> · `}${formName(lead.form, lang)} · <time datetime="${new Date(lead.createdAt).toISOString()}">${dateTime(lead.createdAt, lang)}</time></p>
${contacts(lead, lang)}
</div>
</header>
<p class="why">${reasons[lang]}</p>
<div class="columns">
<div class="column-main">
<section aria-labelledby="receipt"><h2 id="receipt">${fr ? "D’où vient le score" : "Where the score comes from"}</h2>${receiptTable(reading, lang)}</section>
<section aria-labelledby="fit"><h2 id="fit">${fr ? "Adéquation" : "Fit"}</h2>${fitTable(reading, lang)}</section>
<section aria-labelledby="form"><h2 id="form">${fr ? "Ce que dit le formulaire" : "What the form says"}</h2>${fieldList(lead, lang)}</section>
</div>
<div class="column-side">
<section aria-labelledby="stage"><h2 id="stage">${fr ? "Étape" : "Stage"}</h2>${ladder(reading, lang)}</section>
<section aria-labelledby="quadrant"><h2 id="quadrant">${fr ? "Quadrant" : "Quadrant"}${reading.grade && html` <span class="grade">${fr ? "note" : "grade"} ${reading.grade}</span>`}</h2>${quadrantMap(reading.quadrant, lang)}${reading.quadrant === null && html`<p class="map-note">${quadrantName(null, lang)}</p>`}</section>
${evidenceSection(lead, lang)}
</div>
</div>
<p class="foot"><a href="/inbox/${lead.id}.json">JSON</a></p>`;
  return frame({ lang, title: name, main, other: leadAddress(lead.id, fr ? "en" : "fr") });
}

/** Links only for what is plainly an address or a number: these are the visitor's words. */
function contacts({ fields, email }: Lead, lang: Lang): Markup | null {
  const links: Markup[] = [];
  const digits = (fields.phone ?? "").replace(/[\s().-]/g, "");
  if (/^\+?\d{6,15}$/.test(digits)) {
    links.push(html`<a class="action" href="tel:${digits}">${lang === "fr" ? "Appeler le" : "Call"} <span class="nb">${fields.phone}</span></a>`);
  }
  if (email && /^[^\s@,;:?&<>"]+@[^\s@,;:?&<>"]+$/.test(email)) {
    links.push(html`<a class="action" href="mailto:${encodeURIComponent(email)}"><bdi>${email}</bdi></a>`);
  }
  return links.length > 0 ? html`<p class="actions">${links}</p>` : null;
}

function ladder({ stage, next, owner }: Lead["verdict"]["reading"], lang: Lang): Markup {
  const fr = lang === "fr";
  const here = stages.findIndex(({ id }) => id === stage);
  return html`<ol class="ladder" role="list">${stages.map(({ id }, i) => {
    const kind = i < here ? "done" : i === here ? "here" : id === next?.stage ? "next" : "later";
    return html`<li class="${kind}"${kind === "here" && html` aria-current="step"`}>
<span class="step">${stageName(id, lang)}</span>
${kind === "here" && owner && html`<span class="step-note">${fr ? "chez" : "with"} ${OWNER[owner]?.[lang] ?? owner}</span>`}
${kind === "next" && next && html`<span class="step-note">${fr ? "étape proposée" : "proposed"}, ${GATE[next.gate][lang]}</span>`}
</li>`;
  })}</ol>`;
}

function fieldList({ fields, raw }: Lead, lang: Lang): Markup {
  const fr = lang === "fr";
  const shown = Object.entries(fields).filter(([name, value]) => value !== "" && name !== "form" && name !== "lang");
  return html`${shown.length > 0
    ? html`<dl class="fields">${shown.map(([name, value]) => html`<div><dt>${fieldName(name, lang)}</dt><dd><bdi>${answer(name, value, lang)}</bdi></dd></div>`)}</dl>`
    : html`<p class="nothing">${fr ? "Aucun champ lisible." : "No readable field."}</p>`}
${raw && html`<details class="raw"><summary>${fr ? "Corps reçu" : "Body received"} (${raw.length} ${fr ? "octets gardés" : "bytes kept"})</summary>
<pre tabindex="0">${new TextDecoder().decode(raw.slice(0, 4096))}</pre></details>`}`;
}
