// The adaptive places: each slot holds its four offers; only the default one is shown in the HTML.
import { routes, phone } from "./routes.mjs";

// Each offer: where it leads, where its second link may lead, and its words in a hero and in a side column.
const offers = {
  guide: {
    to: "white-paper",
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
  webinar: {
    to: "webinar",
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
    to: "comparison",
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
    to: "quote",
    action: ["Demander un devis", "Request a quote"],
    more: null,
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
};

const links = {
  product: ["Voir la solution", "See the product"],
  pricing: ["Voir les tarifs", "See pricing"],
  comparison: ["Lire le comparatif", "Read the comparison"],
};

function second(offer, { t, lang, key }) {
  if (!offer.more) return `<a class="offer-link nb" href="${phone.href}" data-attise-click="call-back">${t("Être rappelé : ", "Call-back: ")}${phone.shown[lang]}</a>`;
  const to = offer.more.find((page) => page !== key);
  return `<a class="offer-link" href="${routes[to][lang]}">${t(...links[to])}</a>`;
}

/** One slot with all its offers stacked in one grid cell. */
export function slot(name, c) {
  const { t, lang } = c;
  const one = ([id, offer]) => `<div class="offer" data-attise-offer="${id}"${id === "guide" ? "" : " hidden"}>
<p class="offer-kicker">${t(...offer[name].kicker)}</p>
<h2 class="offer-title">${t(...offer[name].title)}</h2>
<p class="offer-text">${t(...offer[name].text)}</p>
<p class="offer-acts"><a class="button" href="${routes[offer.to][lang]}">${t(...offer.action)}</a>
${second(offer, c)}</p>
</div>`;
  return `<div class="slot slot-${name}" data-attise-slot="${name}">
${Object.entries(offers).map(one).join("\n")}
</div>`;
}
