// The words of the thank-you pages. The form decides what was received; the verdict decides what is offered next.
import { fileAt, phone as ours, routes } from "../site/routes.mjs";
import type { Lang } from "./language.ts";
import type { Lead } from "./store.ts";

/** All that a thank-you page needs to know of a lead. */
export interface Thanked {
  form: string | null;
  lang: Lang;
  temperature: Lead["verdict"]["reading"]["temperature"];
  /** Whether an engineer gets in touch, and how: by the plan's stages, so that the page promises what the inbox asks for. */
  answered: "call" | "write" | null;
}

export interface Said {
  title: string;
  text: string;
  /** What the form promised to show at once. */
  file?: { name: string; href: string; title: string };
}

export interface Link {
  title: string;
  text: string;
  href: string;
  link: string;
}

export interface Step {
  kind: "call" | "write" | "ask" | "compare" | "discover" | "application";
  title: string;
  text?: string;
  order?: string[];
  cards?: Omit<Link, "link">[];
  aside?: Link;
}

type Both<T> = Record<Lang, T>;

const RECEIVED: Record<string, Both<Said>> = {
  quote: {
    fr: { title: "Votre demande de devis est bien arrivée", text: "Un ingénieur la lit, prépare le plan de pose et vous répond sous deux jours ouvrés. Le prix ferme suit le lendemain." },
    en: { title: "Your quote request has arrived", text: "An engineer reads it, prepares the layout and answers within two working days. The firm price follows the day after." },
  },
  webinar: {
    fr: { title: "Votre place au webinaire est réservée", text: "Le lien de connexion part à l’adresse que vous avez indiquée\u202f; l’enregistrement suivra." },
    en: { title: "Your seat at the webinar is booked", text: "The link to join goes to the address you gave; the recording will follow." },
  },
  "white-paper": {
    fr: { title: "Voici votre guide", text: "Six pages, à lire ou à garder. Le lien reste valable.", file: { name: "guide", href: fileAt("guide", "fr", "pdf"), title: "Ouvrir le guide (PDF)" } },
    en: { title: "Here is your guide", text: "Six pages, to read or to keep. The link stays valid.", file: { name: "guide", href: fileAt("guide", "en", "pdf"), title: "Open the guide (PDF)" } },
  },
  newsletter: {
    fr: { title: "Votre abonnement à la lettre est noté", text: "La première part au début du mois prochain, à l’adresse que vous avez indiquée. En attendant, voici de quoi vous exercer.", file: { name: "cours-releve", href: fileAt("cours-releve", "fr", "pdf"), title: "Ouvrir le cours (PDF)" } },
    en: { title: "You have subscribed to the letter", text: "The first one leaves early next month, to the address you gave. In the meantime, here is something to practise on.", file: { name: "cours-releve", href: fileAt("cours-releve", "en", "pdf"), title: "Open the course (PDF)" } },
  },
  careers: {
    fr: { title: "Votre candidature est bien reçue", text: "Elle est entre les mains de l’équipe que vous rejoindriez." },
    en: { title: "Your application has arrived", text: "It is with the team you would join." },
  },
  other: {
    fr: { title: "Votre message est bien arrivé", text: "Il est entre les mains de notre équipe." },
    en: { title: "Your message has arrived", text: "It is with our team." },
  },
};

export const UNSAVED: Both<Said> = {
  fr: {
    title: "Merci, votre envoi nous est parvenu",
    text: "Un incident nous empêche de l’enregistrer comme d’habitude. Il est gardé dans notre journal de secours et sera repris à la main. Sans nouvelles sous deux jours ouvrés, appelez-nous.",
  },
  en: {
    title: "Thank you, what you sent has reached us",
    text: "A fault keeps us from filing it as usual. It is held in our backup log and will be picked up by hand. If you hear nothing within two working days, please call us.",
  },
};

const kindOf = (form: string | null): string => (form !== null && Object.hasOwn(RECEIVED, form) ? form : "other");

export function received({ form, lang }: Thanked): Said {
  return RECEIVED[kindOf(form)]![lang];
}

const CARD: Record<string, Both<{ title: string; text: string }>> = {
  webinar: {
    fr: { title: "Assister au webinaire", text: "Quarante-cinq minutes, trois relevés réels, deux ingénieurs pour vos questions." },
    en: { title: "Join the webinar", text: "Forty-five minutes, three real logs, two engineers to take your questions." },
  },
  comparison: {
    fr: { title: "Comparer les solutions", text: "Ce que fait chaque façon de mesurer l’air, ce qu’elle coûte et ce qu’elle ne dit pas." },
    en: { title: "Compare the options", text: "What each way of measuring air does, what it costs, and what it does not tell you." },
  },
  "white-paper": {
    fr: { title: "Recevoir le guide", text: "Douze mesures d’air qui trompent, et la question à poser avant de décider." },
    en: { title: "Get the guide", text: "Twelve air readings that mislead, and what to ask before you decide." },
  },
  product: {
    fr: { title: "Voir comment ça marche", text: "De la sonde au rapport, chaque étape et ce qu’elle mesure." },
    en: { title: "See how it works", text: "From the probe to the report: each step, and what it measures." },
  },
};

/** What to read next, best first. What this visitor has just asked for is left out. */
const NEXT = { warm: ["webinar", "comparison", "product"], cold: ["white-paper", "product"] };

export function nextStep({ form, lang, temperature, answered }: Thanked): Step {
  if (form === "careers") return APPLICATION[lang];
  // The forms of the guide and of the newsletter promise that nobody will call.
  if ((form === "white-paper" || form === "newsletter") && (answered || temperature === "hot")) return ASK[lang];
  if (answered) return { ...(answered === "call" ? CALL : WRITE)[lang], aside: SOONER[lang] };
  if (temperature === "hot" && form !== "quote") return ASK[lang];
  const interest = temperature === "cold" ? "cold" : "warm";
  const cards = NEXT[interest]
    .filter((route) => route !== form)
    .slice(0, interest === "warm" ? 2 : 1)
    .map((route) => ({ href: routes[route as keyof typeof routes][lang], ...CARD[route]![lang] }));
  if (interest === "warm") return { ...COMPARE[lang], cards };
  return { ...(form === "white-paper" ? FURTHER : DISCOVER)[lang], cards };
}

const CALL: Both<Step> = {
  fr: {
    kind: "call", title: "Nous vous rappelons",
    text: "Votre demande passe en priorité\u00a0: un ingénieur vous appelle au numéro que vous avez laissé.",
    order: ["Il lit votre demande avant d’appeler.", "Il vous pose trois ou quatre questions sur vos locaux.", "Vous recevez le plan de pose et le prix par écrit."],
  },
  en: {
    kind: "call", title: "We will call you back",
    text: "Your request goes first: an engineer will call you on the number you left.",
    order: ["They read your request before calling.", "They ask three or four questions about your premises.", "You receive the layout and the price in writing."],
  },
};

const WRITE: Both<Step> = {
  fr: {
    kind: "write", title: "Convenons d’un rappel",
    text: "Votre demande passe en priorité\u00a0: un ingénieur vous écrit pour convenir d’une heure.",
    order: ["Vous choisissez le moment.", "L’échange dure un quart d’heure.", "Vous recevez le plan de pose et le prix par écrit."],
  },
  en: {
    kind: "write", title: "Let us arrange a call",
    text: "Your request goes first: an engineer will write to agree on a time.",
    order: ["You choose when.", "The call takes a quarter of an hour.", "You receive the layout and the price in writing."],
  },
};

const SOONER: Both<Link> = {
  fr: { title: "Plus pressé\u00a0?", text: "Du lundi au vendredi, de 8\u00a0h à 18\u00a0h. Un ingénieur décroche.", href: ours.href, link: ours.shown.fr },
  en: { title: "In a hurry?", text: "Monday to Friday, 8 am to 6 pm, Paris time. An engineer answers.", href: ours.href, link: ours.shown.en },
};

const ASK: Both<Step> = {
  fr: {
    kind: "ask", title: "Et si vous en parliez à un ingénieur\u00a0?",
    text: "Personne ne vous relancera. Si vos locaux posent une question précise, décrivez-les\u00a0: vous êtes rappelé, plan en main.",
    aside: { title: "Devis et rappel", text: "Trois minutes à remplir, réponse sous deux jours ouvrés.", href: routes.quote.fr, link: routes.quote.label.fr },
  },
  en: {
    kind: "ask", title: "Would it help to talk to an engineer?",
    text: "Nobody will chase you. If your premises raise a precise question, describe them: you will be called back, plan in hand.",
    aside: { title: "Quote and call-back", text: "Three minutes to fill in, an answer within two working days.", href: routes.quote.en, link: routes.quote.label.en },
  },
};

const COMPARE: Both<Step> = {
  fr: { kind: "compare", title: "Pour comparer sereinement", text: "Deux façons d’avancer à votre rythme." },
  en: { kind: "compare", title: "To compare at leisure", text: "Two ways to move on at your own pace." },
};

const DISCOVER: Both<Step> = {
  fr: { kind: "discover", title: "En attendant", text: "Un bon point de départ pour faire le tour du sujet." },
  en: { kind: "discover", title: "In the meantime", text: "A good place to start on the subject." },
};

const FURTHER: Both<Step> = {
  fr: { kind: "discover", title: "Pour aller plus loin", text: "Quand vous voudrez voir ce que cela donne dans vos locaux." },
  en: { kind: "discover", title: "To go further", text: "When you want to see what it means in your own premises." },
};

const APPLICATION: Both<Step> = {
  fr: {
    kind: "application", title: "La suite",
    order: ["L’équipe lit votre message en entier.", "Vous avez une réponse sous dix jours, même négative.", "Le premier échange se fait par téléphone."],
  },
  en: {
    kind: "application", title: "What happens next",
    order: ["The team reads all of your message.", "You have an answer within ten days, even if it is no.", "The first conversation is by phone."],
  },
};
