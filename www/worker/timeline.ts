// What has happened with a person, the latest first: posts, acts, and what went to the CRM.
import { answer, fieldName, formName } from "./answers.ts";
import type { Entry } from "./audit.ts";
import type { Forward } from "./forward.ts";
import { html, type Markup } from "./html.ts";
import { ANSWER, certainty, EVENT, FACT, FORWARD, TEMPERATURE, type KnownFact } from "./inbox-words.ts";
import { count, dateTime, points, type Lang } from "./language.ts";
import type { Whole } from "./lead-page.ts";
import { reasonName, stageName } from "./plan.ts";
import { leadAddress } from "./query.ts";
import type { Lead } from "./store.ts";

interface Happening {
  at: number;
  kind: string;
  title: Part;
  by: string;
  lines: Markup[];
}
type Part = Markup | string;

export function timeline({ lead, posts, entries, forwards, person }: Whole, lang: Lang): Markup {
  const all = [
    ...posts.map((post) => ofPost(post, post.id === lead.id, lang)),
    ...entries.toReversed().map((entry) => ofEntry(entry, lang)),
    ...forwards.toReversed().map((forward) => ofForward(forward, lang)),
  ].toSorted((a, b) => b.at - a.at);
  return html`<ol class="timeline" role="list">${all.map(
    ({ at, kind, title, by, lines }) => html`<li class="${kind}"><p class="happening">${title}</p>
<p class="when"><time datetime="${new Date(at).toISOString()}">${dateTime(at, lang)}</time>${by && html` · <bdi>${by}</bdi>`}</p>
${lines}</li>`,
  )}</ol>
${retryForm(lead, forwards, person.version, lang)}`;
}

function ofPost(post: Lead, here: boolean, lang: Lang): Happening {
  const { engagement, temperature } = post.verdict.reading;
  const title = `${lang === "fr" ? "Formulaire\u00a0:" : "Form:"} ${formName(post.form, lang)}`;
  return {
    at: post.createdAt,
    kind: "post",
    title: here ? title : html`<a href="${leadAddress(post.id, lang)}">${title}</a>`,
    by: "",
    lines: [line(`${TEMPERATURE[temperature][lang]}, ${points(engagement, lang)} ${lang === "fr" ? "points" : "points"}`)],
  };
}

function ofEntry({ at, what, who, before, after, reason, note, detail }: Entry, lang: Lang): Happening {
  const lines: Markup[] = [];
  if (before.stage !== after.stage && after.stage) lines.push(line(`${before.stage ? stageName(before.stage, lang) : "–"} → ${stageName(after.stage, lang)}`));
  if (reason) lines.push(line(reasonName(reason, lang)));
  if (detail.partner) lines.push(html`<p><bdi>${detail.partner}</bdi></p>`);
  if (detail.reached === "no") lines.push(line(lang === "fr" ? "Pas de réponse" : "No answer"));
  const verified = (detail.verified ?? "").split(" ").filter((fact): fact is KnownFact => Object.hasOwn(FACT, fact));
  if (verified.length > 0) lines.push(line(verified.map((fact) => `${FACT[fact][lang]} ${certainty(fact, "verified", lang)}`).join(", ")));
  if (detail.answer && ANSWER[detail.answer]) lines.push(line(`${lang === "fr" ? "Réponse\u00a0:" : "Answer:"} ${ANSWER[detail.answer]![lang].toLowerCase()}`));
  if (detail.horizon) lines.push(line(`${fieldName("horizon", lang)}${lang === "fr" ? "\u00a0:" : ":"} ${answer("horizon", detail.horizon, lang)}`));
  if (note) lines.push(html`<p class="note"><bdi>${note}</bdi></p>`);
  const title = what === "call" && detail.direction === "in" ? EVENT.callIn : EVENT[what];
  return { at, kind: what, title: title?.[lang] ?? what, by: who, lines };
}

function ofForward({ event, state, tries, due, error, createdAt, sentAt }: Forward, lang: Lang): Happening {
  const title = `CRM${lang === "fr" ? "\u00a0:" : ":"} ${FORWARD[state][lang]}`;
  const lines = [line(EVENT[event]?.[lang] ?? event)];
  const tried = `${count(tries, lang)} ${lang === "fr" ? (tries > 1 ? "essais" : "essai") : tries === 1 ? "try" : "tries"}`;
  if (state !== "sent" && tries > 0) lines.push(line(`${tried}, ${error ?? "…"} · ${lang === "fr" ? "prochain le" : "next on"} ${dateTime(due, lang)}`));
  return { at: sentAt ?? createdAt, kind: `crm ${state}`, title, by: "", lines };
}

function retryForm(lead: Lead, forwards: Forward[], version: number, lang: Lang): Markup | null {
  if (!forwards.some(({ state, tries }) => state !== "sent" && tries > 0)) return null;
  return html`<form method="post" action="/inbox/${lead.id}/retry${lang === "en" && "?lang=en"}"><input type="hidden" name="version" value="${version}"><button class="secondary" type="submit">${lang === "fr" ? "Renvoyer au CRM maintenant" : "Send to the CRM now"}</button></form>`;
}

const line = (text: string) => html`<p>${text}</p>`;
