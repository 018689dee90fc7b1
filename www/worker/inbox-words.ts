// The inbox's words in French and English.
import type { Lang } from "./language.ts";
import type { Lead } from "./store.ts";

type Words<Key extends string> = Record<Key, Record<Lang, string>>;
type Verdict = Lead["verdict"];

export const TEMPERATURE: Words<Verdict["reading"]["temperature"]> = {
  hot: { fr: "Chaud", en: "Hot" },
  warm: { fr: "Tiède", en: "Warm" },
  cold: { fr: "Froid", en: "Cold" },
};

export const QUADRANT: Words<NonNullable<Verdict["reading"]["quadrant"]>> = {
  q1: { fr: "Ni cible ni intéressé", en: "No fit, no interest" },
  q2: { fr: "Intéressé, hors cible", en: "Interested, poor fit" },
  q3: { fr: "Cible, peu intéressé", en: "Good fit, little interest" },
  q4: { fr: "Cible et intéressé", en: "Good fit, interested" },
};

/** A form that asks nothing of the fit leaves it unknown, which is not the same as poor. */
export function quadrantName(quadrant: Verdict["reading"]["quadrant"], lang: Lang): string {
  return quadrant ? QUADRANT[quadrant][lang] : lang === "fr" ? "Adéquation inconnue" : "Fit unknown";
}

export const TRUST: Record<Verdict["trust"], Record<Lang, { name: string; meaning: string }>> = {
  verified: {
    fr: { name: "Vérifié", meaning: "Le parcours a été confirmé par le serveur." },
    en: { name: "Verified", meaning: "The visit was confirmed by the server." },
  },
  consistent: {
    fr: { name: "Cohérent", meaning: "La preuve est lisible, du bon barème, et se recalcule." },
    en: { name: "Consistent", meaning: "The evidence is readable, of this plan, and adds up again." },
  },
  unverified: {
    fr: { name: "Non vérifié", meaning: "La preuve est lisible, mais rien ne la confirme." },
    en: { name: "Unverified", meaning: "The evidence is readable, but nothing confirms it." },
  },
  absent: {
    fr: { name: "Sans preuve", meaning: "Le formulaire est venu sans mesure\u00a0: refus, page sans script, ou envoi direct." },
    en: { name: "No evidence", meaning: "The form came without measurements: refused, no script, or posted directly." },
  },
  malformed: {
    fr: { name: "Preuve illisible", meaning: "La preuve ne se décode pas. Le contact est gardé, le comportement n’est pas compté." },
    en: { name: "Unreadable evidence", meaning: "The evidence cannot be decoded. The contact is kept, the behaviour is not counted." },
  },
  expired: {
    fr: { name: "Preuve périmée", meaning: "La preuve est trop ancienne pour compter." },
    en: { name: "Expired evidence", meaning: "The evidence is too old to count." },
  },
  replayed: {
    fr: { name: "Preuve déjà vue", meaning: "La même preuve a déjà servi." },
    en: { name: "Replayed evidence", meaning: "The same evidence was used before." },
  },
  engine_unavailable: {
    fr: { name: "Score indisponible", meaning: "Le moteur n’a pas répondu. Le contact est gardé, le score n’a pas été calculé." },
    en: { name: "Score unavailable", meaning: "The engine did not answer. The contact is kept, no score was computed." },
  },
};

const TRUST_REASON: Words<string> = {
  issued_in_the_future: { fr: "La preuve porte une heure à venir.", en: "The evidence bears a time to come." },
  impossible_counters: { fr: "Des compteurs dépassent ce que le temps permet.", en: "Some counters exceed what the time allows." },
  other_plan: { fr: "La page comptait avec une autre version du barème.", en: "The page counted with another version of the plan." },
  too_long: { fr: "Le champ caché est trop long.", en: "The hidden field is too long." },
  not_base64url: { fr: "Le champ caché n’est pas un texte du module.", en: "The hidden field is no text of this module." },
  damaged: { fr: "Le champ caché est abîmé.", en: "The hidden field is damaged." },
  too_large: { fr: "Envoi trop volumineux pour être analysé.", en: "Too large to be parsed." },
  unreadable: { fr: "Le corps n’est pas un formulaire lisible.", en: "The body is not a readable form." },
  duplicate_payload: { fr: "Le champ caché est venu plusieurs fois.", en: "The hidden field came several times." },
  file_payload: { fr: "Le champ caché est venu sous forme de fichier.", en: "The hidden field came as a file." },
};

/** A reason without words here, as one with an error's own text, is shown as it is. */
export function trustReason(reason: string, lang: Lang): string {
  const version = /^unknown_version_(\d+)$/.exec(reason)?.[1];
  if (version) return lang === "fr" ? `Le champ caché est d’une version inconnue (${version}).` : `The hidden field is of an unknown version (${version}).`;
  return (Object.hasOwn(TRUST_REASON, reason) && TRUST_REASON[reason]?.[lang]) || reason;
}

export const GATE: Words<"human" | "verbal"> = {
  human: { fr: "à valider par un commercial", en: "a person in sales decides" },
  verbal: { fr: "à confirmer de vive voix", en: "to be confirmed by phone" },
};

const FORM: Words<string> = {
  quote: { fr: "Devis", en: "Quote" },
  webinar: { fr: "Webinaire", en: "Webinar" },
  "white-paper": { fr: "Guide", en: "Guide" },
  careers: { fr: "Candidature", en: "Application" },
};

export function formName(form: string | null, lang: Lang): string {
  return (Object.hasOwn(FORM, form ?? "") && FORM[form!]?.[lang]) || form || (lang === "fr" ? "Sans nom" : "Unnamed");
}

export const OWNER: Words<string> = {
  marketing: { fr: "marketing", en: "marketing" },
  sales: { fr: "commercial", en: "sales" },
};

const FIELD: Words<string> = {
  name: { fr: "Nom", en: "Name" },
  firstName: { fr: "Prénom", en: "First name" },
  lastName: { fr: "Nom de famille", en: "Last name" },
  email: { fr: "E-mail", en: "E-mail" },
  phone: { fr: "Téléphone", en: "Phone" },
  company: { fr: "Société", en: "Company" },
  employees: { fr: "Effectif", en: "Headcount" },
  revenue: { fr: "Chiffre d’affaires", en: "Revenue" },
  sector: { fr: "Secteur", en: "Sector" },
  role: { fr: "Fonction", en: "Role" },
  country: { fr: "Pays", en: "Country" },
  region: { fr: "Région", en: "Region" },
  need: { fr: "Besoin", en: "Need" },
  budget: { fr: "Budget", en: "Budget" },
  authority: { fr: "Rôle dans la décision", en: "Part in the decision" },
  timing: { fr: "Échéance", en: "Timing" },
  message: { fr: "Message", en: "Message" },
};

export function fieldName(field: string, lang: Lang): string {
  return (Object.hasOwn(FIELD, field) && FIELD[field]?.[lang]) || field;
}
