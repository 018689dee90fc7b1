// How suspicious a post is, with its own receipt, and what its contact data are worth: shown where the verdict says so.
import { html, type Markup } from "./html.ts";
import { signed, type Lang } from "./language.ts";
import type { Lead } from "./store.ts";

interface Suspicion {
  points: number;
  signs: { sign: string; label: Record<Lang, string>; points: number }[];
}

type Datum = "email" | "phone" | "name" | "company";
type Graded = Partial<Record<Datum, { grade: string; suggestion?: string | null }>>;

const DATUM: Record<Datum, Record<Lang, string>> = {
  email: { fr: "E-mail", en: "E-mail" },
  phone: { fr: "Téléphone", en: "Phone" },
  name: { fr: "Nom", en: "Name" },
  company: { fr: "Société", en: "Company" },
};
const GRADE: Record<string, Record<Lang, string>> = {
  valid: { fr: "rien à redire", en: "nothing against it" },
  doubtful: { fr: "à vérifier", en: "to be checked" },
  unusable: { fr: "inutilisable", en: "unusable" },
  missing: { fr: "non donné", en: "not given" },
};

/** How good the contact data are; nothing for verdicts that do not say. */
export function contactSection({ verdict }: Lead, lang: Lang): Markup | null {
  const graded = (verdict as { contact?: Graded }).contact;
  if (!graded) return null;
  const rows = (Object.keys(DATUM) as Datum[]).flatMap((name) => {
    const datum = graded[name];
    return datum ? [html`<div><dt>${DATUM[name][lang]}</dt><dd class="${datum.grade === "valid" ? "yes" : "no"}">${GRADE[datum.grade]?.[lang] ?? datum.grade}${datum.suggestion && html` <bdi>(${datum.suggestion}\u00a0?)</bdi>`}</dd></div>`] : [];
  });
  return html`<section aria-labelledby="contact"><h2 id="contact">${lang === "fr" ? "Coordonnées" : "Contact data"}</h2><dl class="facts">${rows}</dl></section>`;
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
