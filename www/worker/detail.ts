// One lead: what to do with it and what can be done, both receipts, the form, the evidence, and all that has happened.
import { actForms } from "./act-forms.ts";
import { answer, fieldName, formName } from "./answers.ts";
import { askedOf, type Asked } from "./asked.ts";
import { evidenceSection } from "./evidence.ts";
import { mailings } from "./crm.ts";
import { scoreRing } from "./figures.ts";
import { html, type Markup } from "./html.ts";
import { frame } from "./inbox-frame.ts";
import { ladder } from "./ladder.ts";
import { dateTime, type Lang } from "./language.ts";
import { known, markBadge, profile } from "./profile.ts";
import { firstOwner } from "./plan.ts";
import { leadAddress } from "./query.ts";
import { fitTable, receiptTable } from "./receipt.ts";
import { EVENT, lower } from "./inbox-words.ts";
import type { Said, Whole } from "./lead-page.ts";
import { contactSection, signsSection } from "./signs.ts";
import type { Lead } from "./store.ts";
import { timeline } from "./timeline.ts";
import { handTag, outcomeTag, todoBox } from "./todo-box.ts";
import { todoOf } from "./todo.ts";

export async function detailPage(whole: Whole, lang: Lang, said: Said, now: number): Promise<Markup> {
  const { lead, person, posts } = whole;
  const speaks = person.lead === lead.id;
  const fr = lang === "fr";
  const { reading, reasons } = lead.verdict;
  const name = lead.name ?? lead.email ?? (fr ? "Sans nom" : "No name");
  const main = html`${saidNote(said, lang)}<p class="back"><a href="/inbox${fr ? "" : "?lang=en"}"><span aria-hidden="true">← </span>${fr ? "Boîte de réception" : "Inbox"}</a></p>
<header class="lead-head">
${scoreRing(lead.verdict, lang)}
<div>
<h1><bdi>${name}</bdi></h1>
<p class="lead-head-line">${lead.company && html`<bdi>${lead.company}</bdi> · `}${formName(lead.form, lang)} · <time datetime="${new Date(lead.createdAt).toISOString()}">${dateTime(lead.createdAt, lang)}</time></p>
${posts.length > 1 && html`<p class="lead-head-line">${fr ? `${posts.length} envois de la même personne` : `${posts.length} posts of the same person`}</p>`}
${handTag(lead, lang)}${outcomeTag(person, lang)}
</div>
</header>
${speaks
    ? html`${todoBox(lead, person, lang, now, contacts(lead, lang))}
<p class="why">${reasons[lang]}</p>
${await actForms(lead, person, lang)}`
    : html`<div class="todo hold"><p class="todo-title">${fr ? "Un autre envoi de cette personne dit mieux où elle en est." : "Another post of this person says better where they stand."}</p><p class="actions"><a class="action" href="${leadAddress(person.lead, lang)}">${fr ? "Voir le lead" : "See the lead"}</a></p></div>
<p class="why">${reasons[lang]}</p>`}
<div class="columns">
<div class="column-main">
<section aria-labelledby="receipt"><h2 id="receipt">${fr ? "D’où vient le score" : "Where the score comes from"}</h2>${receiptTable(reading, lang)}</section>
<section aria-labelledby="fit"><h2 id="fit">${fr ? "Adéquation" : "Fit"}</h2>${fitTable(reading, lang)}</section>
<section aria-labelledby="form"><h2 id="form">${fr ? "Ce que dit le formulaire" : "What the form says"}</h2>${fieldList(lead, lang)}</section>
</div>
<div class="column-side">
<section aria-labelledby="stage"><h2 id="stage">${fr ? "Étape" : "Stage"}</h2>${ladder(reading, lang)}${flags(lead, lang)}</section>
<section aria-labelledby="history"><h2 id="history">${fr ? "Historique" : "History"}</h2>${timeline(whole, lang)}</section>
<section aria-labelledby="profile"><h2 id="profile">${fr ? "Profil" : "Profile"}${markBadge(reading, lang)}</h2>${profile(reading, lang)}</section>
${(reading.subject || reading.bant) && html`<section aria-labelledby="known"><h2 id="known">${fr ? "Ce que l’on sait" : "What is known"}${reading.subject && html` <span class="count">${reading.subject.known} / 3</span>`}</h2>${known(reading, lang)}</section>`}
${contactSection(lead, lang)}
${signsSection(lead, lang)}
${evidenceSection(lead, lang)}
</div>
</div>
<p class="foot"><a href="/inbox/${lead.id}.json">JSON</a></p>`;
  return frame({ lang, title: name, main, other: leadAddress(lead.id, fr ? "en" : "fr") });
}

function saidNote({ refused, done }: Said, lang: Lang): Markup | null {
  if (refused) return html`<p class="said refused" role="alert">${refused}</p>`;
  const event = done && Object.hasOwn(EVENT, done) ? EVENT[done] : undefined;
  return event ? html`<p class="said" role="status">${lang === "fr" ? "C’est noté :" : "Noted:"} ${lower(event[lang])}.</p>` : null;
}

/** Who may work it, and whether automated mailings go on. */
function flags({ verdict }: Lead, lang: Lang): Markup {
  const { owner, contact } = verdict.reading;
  const { allowed, why } = verdict.transmissible;
  const fr = lang === "fr";
  const sales = owner !== null && owner !== firstOwner && contact === "any";
  const row = (name: string, on: boolean, yes: string, no: string) => html`<div><dt>${name}</dt><dd class="${on ? "yes" : "no"}">${on ? yes : no}</dd></div>`;
  return html`<dl class="facts">
${row(fr ? "Transmissible" : "May be handed over", allowed, fr ? "oui" : "yes", fr ? "non" : "no")}
${row(fr ? "Exploitable par les ventes" : "Sales may work it", sales, fr ? "oui" : "yes", fr ? "pas encore" : "not yet")}
${row(fr ? "Envois automatiques" : "Automated mailings", mailings(verdict.reading), fr ? "continuent" : "go on", fr ? "arrêtés" : "stopped")}
</dl>
<p class="map-note">${why[lang]}</p>`;
}

/** Links only for what is plainly an address or a number, as these are the visitor's words; and for a number only if the lead may be called. */
function contacts(lead: Lead, lang: Lang): Markup | null {
  const { fields, email } = lead;
  const { kind } = todoOf(lead, lang);
  const links: Markup[] = [];
  const digits = (fields.phone ?? "").replace(/[\s().-]/g, "");
  if (kind === "call" && /^\+?\d{6,15}$/.test(digits)) {
    links.push(html`<a class="action" href="tel:${digits}">${lang === "fr" ? "Appeler le" : "Call"} <span class="nb">${fields.phone}</span></a>`);
  }
  if (kind !== "hold" && email && /^[^\s@,;:?&<>"]+@[^\s@,;:?&<>"]+$/.test(email)) {
    links.push(html`<a class="action" href="mailto:${encodeURIComponent(email)}"><bdi>${email}</bdi></a>`);
  }
  return links.length > 0 ? html`<p class="actions">${links}</p>` : null;
}

function askedText({ fields, answered }: Asked, lang: Lang): string {
  if (lang === "fr") return `${fields} ${fields > 1 ? "champs demandés" : "champ demandé"}, ${answered} ${answered > 1 ? "remplis" : "rempli"}`;
  return `${fields} ${fields === 1 ? "field" : "fields"} asked, ${answered} answered`;
}

function fieldList({ fields, raw }: Lead, lang: Lang): Markup {
  const fr = lang === "fr";
  const shown = Object.entries(fields).filter(([name, value]) => value !== "" && name !== "form" && name !== "lang");
  return html`${shown.length > 0
    ? html`<p class="asked">${askedText(askedOf(fields), lang)}</p><dl class="fields">${shown.map(([name, value]) => html`<div><dt>${fieldName(name, lang)}</dt><dd><bdi>${answer(name, value, lang)}</bdi></dd></div>`)}</dl>`
    : html`<p class="nothing">${fr ? "Aucun champ lisible." : "No readable field."}</p>`}
${raw && html`<details class="raw"><summary>${fr ? "Corps reçu" : "Body received"} (${raw.length} ${fr ? "octets gardés" : "bytes kept"})</summary>
<pre tabindex="0">${new TextDecoder().decode(raw.slice(0, 4096))}</pre></details>`}`;
}
