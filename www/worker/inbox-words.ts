// The inbox's words in French and English.
import type { Lang } from "./language.ts";
import { capacity, stageName } from "./plan.ts";
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
    fr: { name: "Vérifié", meaning: "Le parcours tient dans ce que le serveur a lui-même vu et signé. Ce n’est pas la preuve d’une personne." },
    en: { name: "Verified", meaning: "The visit lies within what the server itself saw and signed. It is no proof of a person." },
  },
  consistent: {
    fr: { name: "Cohérent", meaning: "Le parcours est possible\u00a0; le serveur n’avait rien à quoi le tenir." },
    en: { name: "Consistent", meaning: "The visit is possible; the server had nothing to hold it to." },
  },
  unverified: {
    fr: { name: "Non vérifié", meaning: "Rien ne confirme le parcours, ou il n’est pas possible\u00a0: il compte pour 30\u00a0% au plus, jamais chaud." },
    en: { name: "Unverified", meaning: "Nothing confirms the visit, or it is not possible: it counts for 30% at most, and is never hot." },
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
    fr: { name: "Preuve périmée", meaning: "La preuve a plus de sept jours\u00a0: elle compte pour 30\u00a0% au plus, jamais chaude." },
    en: { name: "Expired evidence", meaning: "The evidence is more than seven days old: it counts for 30% at most, and is never hot." },
  },
  replayed: {
    fr: { name: "Preuve déjà vue", meaning: "La même preuve a déjà été envoyée\u00a0: elle compte pour 30\u00a0% au plus, jamais chaude." },
    en: { name: "Replayed evidence", meaning: "The same evidence was sent before: it counts for 30% at most, and is never hot." },
  },
  engine_unavailable: {
    fr: { name: "Score indisponible", meaning: "Le moteur n’a pas répondu. Le contact est gardé, le score n’a pas été calculé." },
    en: { name: "Score unavailable", meaning: "The engine did not answer. The contact is kept, no score was computed." },
  },
};

const TRUST_REASON: Words<string> = {
  issued_in_the_future: { fr: "La preuve porte une heure à venir.", en: "The evidence bears a time to come." },
  impossible_counters: { fr: "Des compteurs dépassent ce que le temps permet.", en: "Some counters exceed what the time allows." },
  automated: { fr: "Personne n’a touché la page, ou le formulaire est revenu en moins de deux secondes\u00a0: le parcours ne compte pas.", en: "Nobody has touched the page, or the form came back in less than two seconds: the visit does not count." },
  other_form: { fr: "La preuve vient d’un autre formulaire.", en: "The evidence comes from another form." },
  no_seal: { fr: "Le navigateur n’a pas rapporté le sceau du serveur.", en: "The browser did not bring the server’s seal back." },
  bad_seal: { fr: "Le sceau n’est pas de ce serveur, ou il a pris fin.", en: "The seal is not of this server, or it is over." },
  ambiguous_seal: { fr: "Deux sceaux sont venus\u00a0: aucun n’est regardé.", en: "Two seals came: neither is looked at." },
  older_than_seal: { fr: "Le parcours commence avant que le serveur n’ait vu ce visiteur.", en: "The visit begins before the server saw this visitor." },
  beyond_seal: { fr: "Le parcours dépasse ce que le serveur a vu.", en: "The visit goes beyond what the server saw." },
  stale: { fr: "La page ou la preuve a plus de douze heures.", en: "The page or the evidence is more than twelve hours old." },
  counters_cut: { fr: "La preuve n’avait pas de place pour tous les critères.", en: "The evidence had no room for all criteria." },
  other_plan: { fr: "La page comptait avec une autre version du barème.", en: "The page counted with another version of the plan." },
  too_long: { fr: "Le champ caché est trop long.", en: "The hidden field is too long." },
  not_base64url: { fr: "Le champ caché n’est pas un texte du module.", en: "The hidden field is no text of this module." },
  damaged: { fr: "Le champ caché est abîmé.", en: "The hidden field is damaged." },
  too_large: { fr: "Envoi trop volumineux pour être analysé.", en: "Too large to be parsed." },
  unreadable: { fr: "Le corps n’est pas un formulaire lisible.", en: "The body is not a readable form." },
  duplicate_payload: { fr: "Le champ caché est venu plusieurs fois.", en: "The hidden field came several times." },
  global_privacy_control: { fr: "Le navigateur demande à ne pas être suivi (Global Privacy Control).", en: "The browser asks not to be tracked (Global Privacy Control)." },
  file_payload: { fr: "Le champ caché est venu sous forme de fichier.", en: "The hidden field came as a file." },
};

/** A reason without words here, as one with an error's own text, is shown as it is. */
export function trustReason(reason: string, lang: Lang): string {
  const version = /^unknown_version_(\d+)$/.exec(reason)?.[1];
  if (version) return lang === "fr" ? `Le champ caché est d’une version inconnue (${version}).` : `The hidden field is of an unknown version (${version}).`;
  return (Object.hasOwn(TRUST_REASON, reason) && TRUST_REASON[reason]?.[lang]) || reason;
}

const FULL = {
  day: { fr: "complet aujourd’hui, attend une place", en: "full today, waits for a place" },
  week: { fr: "complet cette semaine, attend une place", en: "full this week, waits for a place" },
  month: { fr: "complet ce mois-ci, attend une place", en: "full this month, waits for a place" },
};

/** What keeps a lead from the stage above. */
export const GATE: Words<NonNullable<Verdict["reading"]["next"]>["gate"]> = {
  human: { fr: "un commercial décide", en: "a salesperson decides" },
  verbal: { fr: "à confirmer de vive voix", en: "to be confirmed in conversation" },
  capacity: FULL[capacity?.per ?? "month"],
};

/** How a lead may be contacted. */
export const CONTACT: Words<NonNullable<Verdict["reading"]["contact"]>> = {
  none: { fr: "Ne pas contacter", en: "Do not contact" },
  newsletterOnly: { fr: "Lettre d’information, rien d’autre", en: "Newsletter, nothing else" },
  noCall: { fr: "Par écrit seulement, sans appel", en: "In writing only, no call" },
  any: { fr: "Appel ou e-mail", en: "Call or e-mail" },
};

type Bant = NonNullable<Verdict["reading"]["bant"]>;
export type KnownFact = keyof Bant | "person" | "company" | "project";

export const FACT: Words<KnownFact> = {
  person: { fr: "Personne", en: "Person" },
  company: { fr: "Société", en: "Company" },
  project: { fr: "Projet", en: "Project" },
  budget: { fr: "Budget", en: "Budget" },
  authority: { fr: "Décision", en: "Authority" },
  need: { fr: "Besoin", en: "Need" },
  timing: { fr: "Échéance", en: "Timing" },
};

const SURE: Words<Bant["budget"] | "known"> = {
  unknown: { fr: "inconnu", en: "unknown" },
  known: { fr: "connu", en: "known" },
  declared: { fr: "déclaré", en: "declared" },
  verified: { fr: "vérifié", en: "verified" },
};
const FEMININE = new Set<KnownFact>(["person", "company", "authority", "timing"]);

/** How sure a fact is, in the gender of its name. */
export function certainty(fact: KnownFact, sure: keyof typeof SURE, lang: Lang): string {
  return SURE[sure][lang] + (lang === "fr" && FEMININE.has(fact) ? "e" : "");
}

/** A name inside a sentence: its first letter small, unless it is a sigle. */
export const lower = (text: string): string => (/^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));

export const OWNER: Words<string> = {
  marketing: { fr: "Marketing", en: "Marketing" },
  sales: { fr: "Commerciaux", en: "Sales" },
};

/** The ladder's refusals, as the engine writes them: its own sentence in English, the same with the stages' names in French. */
const LADDER: [RegExp, (...names: string[]) => string][] = [
  [/^`(.+)` opens only after a conversation with the lead$/, (stage) => `«\u00a0${stageName(stage!, "fr")}\u00a0» ne s’ouvre qu’après une conversation avec le lead.`],
  [/^`(.+)` is opened by a person$/, (stage) => `«\u00a0${stageName(stage!, "fr")}\u00a0» est ouverte par une personne.`],
  [/^the plan has no way back from `(.+)` to `(.+)`$/, (from, to) => `Le barème ne prévoit pas de retour de «\u00a0${stageName(from!, "fr")}\u00a0» à «\u00a0${stageName(to!, "fr")}\u00a0».`],
  [/^unknown stage `(.*)`$/, (stage) => `Étape inconnue\u00a0: \`${stage}\`.`],
  [/^expected a reason/, () => "Choisissez un motif du barème pour ce retour."],
];

export function refusalInWords(sentence: string, lang: Lang): string {
  if (lang === "en") return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
  for (const [pattern, words] of LADDER) {
    const found = pattern.exec(sentence);
    if (found) return words(...found.slice(1));
  }
  return sentence;
}

/** What sales has said of a lead. */
export const OUTCOME: Words<"accepted" | "rejected" | "recycled" | "referred"> = {
  accepted: { fr: "Accepté", en: "Accepted" },
  rejected: { fr: "Refusé", en: "Rejected" },
  recycled: { fr: "Rendu au marketing", en: "Given back to marketing" },
  referred: { fr: "Orienté vers un partenaire", en: "Referred to a partner" },
};

/** What happened, in the history and after an act. */
export const EVENT: Words<string> = {
  received: { fr: "Formulaire reçu", en: "Form received" },
  accept: { fr: "Lead accepté", en: "Lead accepted" },
  reject: { fr: "Lead refusé", en: "Lead rejected" },
  recycle: { fr: "Lead rendu au marketing", en: "Lead given back to marketing" },
  refer: { fr: "Lead orienté vers un partenaire", en: "Lead referred to a partner" },
  call: { fr: "Appel consigné", en: "Call recorded" },
  callIn: { fr: "Appel du lead consigné", en: "Call from the lead recorded" },
  retry: { fr: "Renvoi au CRM demandé", en: "CRM asked again" },
  handover: { fr: "Passage aux commerciaux", en: "Handed over to sales" },
  again: { fr: "Nouvelle demande\u00a0: à revoir", en: "Asked again: to be looked at anew" },
  waits: { fr: "Mis en attente, faute de place", en: "Waits for a place" },
  released: { fr: "Une place s’est libérée", en: "A place has come free" },
};

export const FORWARD: Words<"waiting" | "stuck" | "sent"> = {
  waiting: { fr: "à envoyer", en: "to be sent" },
  stuck: { fr: "en souffrance", en: "stuck" },
  sent: { fr: "envoyé", en: "sent" },
};

export const ANSWER: Words<string> = { positive: { fr: "Positive", en: "Positive" }, negative: { fr: "Négative", en: "Negative" } };

export const PERIOD: Words<"day" | "week" | "month"> = {
  day: { fr: "aujourd’hui", en: "today" },
  week: { fr: "cette semaine", en: "this week" },
  month: { fr: "ce mois-ci", en: "this month" },
};
