// The acts on a lead's page: one form each, so that they work without a script. Keys open and send them: inbox-keys.js.
import { ANSWERS, released, SPOKEN_FIELDS } from "./acts.ts";
import { fieldName } from "./answers.ts";
import { html, type Markup } from "./html.ts";
import { ANSWER, FACT } from "./inbox-words.ts";
import type { Lang } from "./language.ts";
import type { Person } from "./people.ts";
import { asksBant, stageName, valueName, valuesOf, waysFrom, type Way } from "./plan.ts";
import { remake } from "./standing.ts";
import type { Lead } from "./store.ts";
import { termsFor } from "./todo.ts";

const FACTS = ["budget", "authority", "need", "timing"] as const;

interface Form {
  act: string;
  key: string;
  title: string;
  body: Markup;
  button: string;
}

export async function actForms(lead: Lead, person: Person, lang: Lang): Promise<Markup> {
  const fr = lang === "fr";
  const { stage, next } = person.verdict.reading;
  const from = next?.stage ?? stage;
  const back = stage ? waysFrom(stage) : [];
  const offered = await offerOf(lead, person);
  const form = (act: string, body: Markup) => html`<form method="post" action="/inbox/${lead.id}/${act}${!fr && "?lang=en"}"><input type="hidden" name="version" value="${person.version}">${body}</form>`;
  const panel = ({ act, key, title, body, button }: Form) => html`<details class="act" name="act" data-key="${key}">
<summary>${title}${hint(key)}</summary>
${form(act, html`${body}${noteField(act, lang)}<p><button class="primary" type="submit">${button}</button></p>`)}
</details>`;
  const panels: Form[] = [
    { act: "call", key: "c", title: fr ? "Consigner un appel" : "Record a call", body: callFields(person, lang), button: fr ? "Consigner l’appel" : "Record the call" },
  ];
  if (next) panels.push({ act: "reject", key: "r", title: fr ? "Refuser" : "Reject", body: wayField("reject", waysFrom(next.stage), lang), button: fr ? "Refuser ce lead" : "Reject this lead" });
  if (back.length > 0) panels.push({ act: "recycle", key: "y", title: fr ? "Recycler" : "Recycle", body: wayField("recycle", back, lang), button: fr ? "Rendre au marketing" : "Give back to marketing" });
  if (person.outcome !== "referred") {
    const ways = from ? waysFrom(from) : [];
    panels.push({ act: "refer", key: "p", title: fr ? "Orienter" : "Refer out", body: html`${partnerField(lang)}${ways.length > 0 && wayField("refer", ways, lang)}`, button: fr ? "Orienter vers ce partenaire" : "Refer to this partner" });
  }
  return html`<section class="acts" aria-labelledby="acts"><h2 class="unseen" id="acts">${fr ? "Actions" : "Actions"}</h2>
<div class="acts-row">
${offered && form("accept", html`<input type="hidden" name="to" value="${offered}"><button class="primary" type="submit" data-key="a">${fr ? "Accepter\u00a0:" : "Accept:"} ${stageName(offered, lang)}${hint("a")}</button>`)}
${panels.map(panel)}
</div></section>`;
}

/** The stage that the lead may be accepted into now. */
async function offerOf(lead: Lead, person: Person): Promise<string | null> {
  const { next } = person.facts.atMost === undefined ? person.verdict.reading : (await remake(lead, released(person), false).catch(() => person.verdict)).reading;
  if (!next || next.gate === "capacity") return null;
  return next.gate === "verbal" && !person.spoken ? null : next.stage;
}

const hint = (key: string) => html` <kbd aria-hidden="true">${key}</kbd>`;

function noteField(act: string, lang: Lang): Markup {
  return html`<p class="field"><label for="${act}-note">${lang === "fr" ? "Note (facultatif)" : "Note (optional)"}</label><textarea id="${act}-note" name="note" rows="2" maxlength="2000"></textarea></p>`;
}

function partnerField(lang: Lang): Markup {
  return html`<p class="field"><label for="partner">${lang === "fr" ? "Partenaire" : "Partner"}</label><input id="partner" name="partner" required maxlength="120" autocomplete="organization"></p>`;
}

function wayField(act: string, ways: Way[], lang: Lang): Markup {
  const fr = lang === "fr";
  return html`<p class="field"><label for="${act}-way">${fr ? "Motif" : "Reason"}</label>
<select id="${act}-way" name="way" required><option value="">${fr ? "Choisir…" : "Choose…"}</option>${ways.map(
    ({ to, reasons }) => html`<optgroup label="${fr ? "Retour à\u00a0:" : "Back to:"} ${stageName(to, lang)}">${reasons.map((reason) => html`<option value="${to}:${reason.id}">${reason.label[lang]}</option>`)}</optgroup>`,
  )}</select></p>`;
}

function callFields(person: Person, lang: Lang): Markup {
  const fr = lang === "fr";
  const { contact } = termsFor(person.verdict.reading);
  const mayCall = contact === "any" || contact === null;
  const radio = (name: string, value: string, text: string, checked: boolean) =>
    html`<label class="choice"><input type="radio" name="${name}" value="${value}"${checked && " checked"}> ${text}</label>`;
  const verified = new Set<string>(person.facts.verified ?? []);
  return html`<fieldset><legend>${fr ? "Qui a appelé\u00a0?" : "Who called?"}</legend>
${mayCall && radio("direction", "out", fr ? "Nous" : "We did", true)}${radio("direction", "in", fr ? "Le lead" : "The lead", !mayCall)}</fieldset>
<fieldset><legend>${fr ? "Avez-vous parlé au lead\u00a0?" : "Did you speak with the lead?"}</legend>
${radio("reached", "yes", fr ? "Oui" : "Yes", true)}${radio("reached", "no", fr ? "Non, pas de réponse" : "No, no answer", false)}</fieldset>
${asksBant && html`<fieldset><legend>${fr ? "Vérifié de vive voix" : "Verified in conversation"}</legend>
${FACTS.map((fact) => html`<label class="choice"><input type="checkbox" name="${fact}" value="yes"${verified.has(fact) && " checked"}> ${FACT[fact][lang]}</label>`)}</fieldset>`}
<fieldset><legend>${fr ? "Réponse" : "Answer"}</legend>${ANSWERS.map((answer) => radio("answer", answer, ANSWER[answer]![lang], person.fields.answer === answer))}</fieldset>
${SPOKEN_FIELDS.map((field) => {
    const values = valuesOf(field);
    return values && html`<p class="field"><label for="call-${field}">${fieldName(field, lang)}</label><select id="call-${field}" name="${field}"><option value="">${fr ? "Non précisé" : "Not said"}</option>${values.map(
      (value) => html`<option value="${value}"${person.fields[field] === value && " selected"}>${valueName(field, value, lang)}</option>`,
    )}</select></p>`;
  })}`;
}
