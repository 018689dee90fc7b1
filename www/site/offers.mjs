// The offers that may stand in a slot: where each leads, and its words in a hero, in a side column, or in both.
import { fileAt, phone, routes } from "./routes.mjs";

const page = (key) => (lang) => routes[key][lang];

/** `href` is where it leads, by language; `file` the download's name; `more` where a second link may lead; `quiet` what sells nothing. */
export const offers = {
  guide: {
    href: page("white-paper"),
    action: ["Recevoir le guide", "Get the guide"],
    more: ["product", "pricing"],
    hero: {
      kicker: ["Guide gratuit, PDF", "Free guide, PDF"],
      title: ["Douze mesures d'air qui trompent", "Twelve air readings that mislead"],
      text: ["Ce que vos sondes disent, ce qu'elles taisent, et comment trancher avant d'investir.", "What your sensors tell you, what they hide, and how to decide before you invest."],
    },
    sidebar: {
      kicker: ["Guide gratuit, PDF", "Free guide, PDF"],
      title: ["Avant d'acheter une sonde", "Before you buy a sensor"],
      text: ["Les douze erreurs que nous corrigeons chaque mois, à lire d'une traite.", "The twelve errors we correct every month, in one short read."],
    },
  },
  "cours-releve": {
    href: (lang) => fileAt("cours-releve", lang, "pdf"),
    file: "cours-releve",
    action: ["Ouvrir le cours", "Open the course"],
    more: ["product", "pricing"],
    hero: {
      kicker: ["Cours en cinq leçons, PDF", "Course in five lessons, PDF"],
      title: ["Lire un relevé d'air", "Reading an air log"],
      text: ["Les pentes, le fond, les couples de mesures : vingt minutes, un relevé réel en main.", "Slopes, floors, pairs of readings: twenty minutes, with a real log in hand."],
    },
    sidebar: {
      kicker: ["Cours en cinq leçons, PDF", "Course in five lessons, PDF"],
      title: ["Lire un relevé d'air", "Reading an air log"],
      text: ["Vingt minutes, un relevé réel, rien à remplir.", "Twenty minutes, a real log, nothing to fill in."],
    },
  },
  "fiche-vigie": {
    href: (lang) => fileAt("fiche-vigie", lang, "pdf"),
    file: "fiche-vigie",
    action: ["Ouvrir la fiche", "Open the data sheet"],
    more: ["product", "pricing"],
    sidebar: {
      kicker: ["Fiche technique, PDF", "Data sheet, PDF"],
      title: ["Vigie, chiffre par chiffre", "Vigie, figure by figure"],
      text: ["Étendues et incertitudes sur une page, à joindre à votre dossier.", "Ranges and uncertainties on one page, to add to your file."],
    },
  },
  webinar: {
    href: page("webinar"),
    action: ["Réserver une place", "Save a seat"],
    more: ["pricing", "comparison"],
    hero: {
      kicker: ["Webinaire, 45 minutes", "Webinar, 45 minutes"],
      title: ["Le CO2 ne dit pas tout", "CO2 does not tell everything"],
      text: ["Trois relevés réels ouverts en direct, et vos questions, chaque troisième jeudi à 11 h.", "Three real logs opened live, and your questions, every third Thursday at 11 am."],
    },
    sidebar: {
      kicker: ["Webinaire, 45 minutes", "Webinar, 45 minutes"],
      title: ["Nos ingénieurs, vos questions", "Our engineers, your questions"],
      text: ["Chaque troisième jeudi à 11 h, trois relevés réels lus en direct.", "Every third Thursday at 11 am, three real logs read live."],
    },
  },
  comparison: {
    href: page("comparison"),
    action: ["Lire le comparatif", "Read the comparison"],
    more: ["pricing", "product"],
    hero: {
      kicker: ["Comparatif sans détour", "A plain comparison"],
      title: ["Campagne, capteurs, GTB ou Orvane ?", "Survey, sensors, BMS or Orvane?"],
      text: ["Quatre façons de surveiller l'air, leur coût sur cinq ans, et les cas où nous sommes de trop.", "Four ways to watch over air, their five-year cost, and the cases where you do not need us."],
    },
    sidebar: {
      kicker: ["Comparatif sans détour", "A plain comparison"],
      title: ["Et si une campagne suffisait ?", "What if a survey were enough?"],
      text: ["Quatre méthodes, leur coût sur cinq ans, et leurs limites.", "Four methods, their five-year cost, and their limits."],
    },
  },
  quote: {
    href: page("quote"),
    action: ["Demander un devis", "Request a quote"],
    hero: {
      kicker: ["Réponse sous deux jours ouvrés", "Answer within two working days"],
      title: ["Votre site, chiffré au local près", "Your site, priced room by room"],
      text: ["Trois minutes pour décrire vos locaux ; un ingénieur rappelle, plan de pose et prix en main.", "Three minutes to describe your premises; an engineer calls back with a layout and a price."],
    },
    sidebar: {
      kicker: ["Réponse sous deux jours ouvrés", "Answer within two working days"],
      title: ["Parlons de vos locaux", "Let us talk about your rooms"],
      text: ["Un ingénieur vous rappelle avec un plan de pose et un prix ferme.", "An engineer calls you back with a layout and a firm price."],
    },
  },
  "in-hand": {
    quiet: true,
    href: () => phone.href,
    action: ["Ajouter un détail de vive voix", "Add a detail by phone"],
    hero: {
      kicker: ["Votre demande de devis", "Your quote request"],
      title: ["Un ingénieur s'en occupe", "An engineer is on it"],
      text: ["Vous aurez sa réponse sous deux jours ouvrés. D'ici là, il n'y a rien d'autre à remplir.", "You will have an answer within two working days. Until then there is nothing else to fill in."],
    },
    sidebar: {
      kicker: ["Votre demande de devis", "Your quote request"],
      title: ["Un ingénieur s'en occupe", "An engineer is on it"],
      text: ["Réponse sous deux jours ouvrés. Rien d'autre à remplir d'ici là.", "An answer within two working days. Nothing else to fill in until then."],
    },
  },
};
