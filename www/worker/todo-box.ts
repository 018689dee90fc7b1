// The line that says what to do with a lead and until when, and its tags: in the list and on the lead's page.
import { dueNote, dueOf, isInHand } from "./due.ts";
import { html, type Markup } from "./html.ts";
import { OUTCOME } from "./inbox-words.ts";
import { criterionName, reasonName } from "./plan.ts";
import type { Lang } from "./language.ts";
import type { Person } from "./people.ts";
import type { Lead } from "./store.ts";
import { todoOf } from "./todo.ts";

type Dated = Pick<Person, "verdict" | "enteredAt" | "actedAt" | "outcome">;

export function todoBox(lead: Lead, person: Dated, lang: Lang, now: number, more: Markup | null = null): Markup {
  if (person.outcome === "referred") {
    return html`<div class="todo hold"><p class="todo-title">${lang === "fr" ? "Chez un partenaire\u00a0: rien à faire ici" : "With a partner: nothing to do here"}</p></div>`;
  }
  const { kind, title, note } = todoOf(lead, lang);
  const active = kind === "call" || kind === "write";
  if (active && isInHand(person)) {
    return html`<div class="todo hold"><p class="todo-title">${lang === "fr" ? "En cours\u00a0: quelqu’un s’en occupe" : "In hand: somebody is on it"}</p>${note && html`<p class="todo-note">${note}</p>`}${more}</div>`;
  }
  const due = active ? dueOf(person) : null;
  return html`<div class="todo ${kind}"><p class="todo-title">${title}</p>${due !== null && dueNote(due, now, lang)}${note && html`<p class="todo-note">${note}</p>`}${more}</div>`;
}

/** The acts by which the lead has asked for a person, whatever its score. */
export function handTag({ verdict }: Lead, lang: Lang): Markup | null {
  const { raised } = verdict.reading;
  if (raised.length === 0) return null;
  return html`<p class="hand">${hand}<span class="unseen">${lang === "fr" ? "Main levée\u00a0:" : "Hand raised:"} </span>${raised.map((id) => criterionName(id, lang)).join(", ")}</p>`;
}

/** What sales has said of the lead, and why. */
export function outcomeTag({ outcome, reason }: Pick<Person, "outcome" | "reason">, lang: Lang): Markup | null {
  if (outcome === null) return null;
  return html`<p class="outcome ${outcome}">${OUTCOME[outcome][lang]}${reason && `${lang === "fr" ? "\u00a0:" : ":"} ${reasonName(reason, lang)}`}</p>`;
}

const hand = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4.5 8.2V3.6a1 1 0 0 1 2 0V7m0-.4V2.2a1 1 0 0 1 2 0V7m0-.4V3a1 1 0 0 1 2 0v4.4m0-1.9a1 1 0 0 1 2 0V10c0 2.8-1.6 4.6-4.2 4.6-2 0-3-.8-4-2.5L2.6 9.3c-.5-1 .6-1.8 1.4-1.1l.9.9"/></svg>`;
