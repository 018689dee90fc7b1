// Until when the owner of a lead acts: the agreed delay, from when the lead came to stand where it stands. Done is done.
import { html, type Markup } from "./html.ts";
import { dateTime, type Lang } from "./language.ts";
import type { Person } from "./people.ts";
import { termsFor } from "./todo.ts";

/** Unix milliseconds; `null` if nothing is agreed, or somebody has acted since. */
export function dueOf({ verdict, enteredAt, actedAt }: Pick<Person, "verdict" | "enteredAt" | "actedAt">): number | null {
  const { sla } = termsFor(verdict.reading);
  return sla === null || isInHand({ enteredAt, actedAt }) ? null : enteredAt + sla * 60_000;
}

/** True once somebody has acted on the lead where it stands. */
export const isInHand = ({ enteredAt, actedAt }: Pick<Person, "enteredAt" | "actedAt">): boolean => actedAt !== null && actedAt > enteredAt;

export function dueNote(due: number, now: number, lang: Lang): Markup {
  const late = due < now;
  const before = lang === "fr" ? (late ? "En retard\u00a0: c’était pour le" : "Avant le") : late ? "Late: it was due on" : "Before";
  return html`<p class="due${late && " late"}">${before} <time datetime="${new Date(due).toISOString()}">${dateTime(due, lang)}</time></p>`;
}
