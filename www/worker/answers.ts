// How an answer of the form reads: the site's lists post bare numbers and words without accents.
import { count, type Lang } from "./language.ts";

const NUMBER: Record<string, Record<Lang, (value: string) => string>> = {
  employees: { fr: (value) => value, en: (value) => value },
  budget: { fr: (value) => `à partir de ${value}\u00a0€`, en: (value) => `from €${value}` },
  timing: { fr: (value) => `sous ${value} mois`, en: (value) => `within ${value} months` },
};

const WORD: Record<string, Record<Lang, string>> = {
  industrie: { fr: "Industrie", en: "Industry" },
  batiment: { fr: "Bâtiment et tertiaire", en: "Buildings and offices" },
  sante: { fr: "Santé et médico-social", en: "Healthcare" },
  enseignement: { fr: "Enseignement", en: "Education" },
  autre: { fr: "Autre", en: "Other" },
  decideur: { fr: "Décide", en: "Decides" },
  prescripteur: { fr: "Recommande", en: "Recommends" },
  utilisateur: { fr: "Se renseigne", en: "Gathers information" },
};

/** Fields whose answers are words of the list above. */
const LISTS = new Set(["sector", "authority"]);

export function answer(field: string, value: string, lang: Lang): string {
  if (Object.hasOwn(NUMBER, field) && /^\d{1,9}$/.test(value)) return NUMBER[field]![lang](count(Number(value), lang));
  return (LISTS.has(field) && Object.hasOwn(WORD, value) && WORD[value]?.[lang]) || value;
}
