// How suspicious a post is, with its own receipt, and what its contact data are worth: shown where the verdict says so.
import { html, type Markup } from "./html.ts";
import { signed, type Lang } from "./language.ts";
import type { Lead } from "./store.ts";

interface Suspicion {
  points: number;
  signs: { sign: string; label: Record<Lang, string>; points: number }[];
}

/** `null` for verdicts of before there was one. */
export function suspicionOf({ verdict }: Pick<Lead, "verdict">): Suspicion | null {
  return (verdict as { suspicion?: Suspicion }).suspicion ?? null;
}

export function suspicionTag(lead: Pick<Lead, "verdict">, lang: Lang): Markup | null {
  const found = suspicionOf(lead);
  if (!found || found.points === 0) return null;
  return html`<span class="suspicion${found.points >= 50 && " high"}">${lang === "fr" ? "Suspicion" : "Suspicion"} ${found.points}</span>`;
}

export function signsSection(lead: Lead, lang: Lang): Markup | null {
  const found = suspicionOf(lead);
  if (!found) return null;
  const fr = lang === "fr";
  return html`<section aria-labelledby="signs"><h2 id="signs">${fr ? "Suspicion" : "Suspicion"} <span class="count">${found.points} / 100</span></h2>
${found.signs.length === 0
    ? html`<p class="nothing">${fr ? "Aucun signe." : "No sign."}</p>`
    : html`<table class="counters"><caption class="unseen">${fr ? "Ce qui fait la suspicion" : "What makes the suspicion"}</caption><tbody>${found.signs.map(
        ({ label, points }) => html`<tr><th scope="row">${label[lang]}</th><td class="number">${signed(points, lang)}</td></tr>`,
      )}</tbody></table>`}
</section>`;
}
