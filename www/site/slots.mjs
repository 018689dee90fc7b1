// The adaptive places: each slot holds all of its offers; only the default one is shown in the HTML.
import { offers } from "./offers.mjs";
import { phone, routes } from "./routes.mjs";

const links = {
  product: ["Voir la solution", "See the product"],
  pricing: ["Voir les tarifs", "See pricing"],
  comparison: ["Lire le comparatif", "Read the comparison"],
};

/** An offer's own link; its mark says what it is and where it stands. */
function first(id, offer, place, { t, lang }) {
  const mark = `data-attise-click="${offer.quiet ? "call-back" : id}@${place}"`;
  const file = offer.file ? ` data-attise-download="${offer.file}"` : "";
  return `<a class="button${offer.quiet ? " button-line" : ""}" href="${offer.href(lang)}" ${mark}${file}>${t(...offer.action)}</a>`;
}

function second(offer, place, { t, lang, key }) {
  if (offer.quiet) return `<span class="offer-link nb">${phone.shown[lang]}</span>`;
  if (!offer.more) return `<a class="offer-link nb" href="${phone.href}" data-attise-click="call-back@${place}">${t("Être rappelé : ", "Call-back: ")}${phone.shown[lang]}</a>`;
  const to = offer.more.find((page) => page !== key);
  return `<a class="offer-link" href="${routes[to][lang]}">${t(...links[to])}</a>`;
}

/** One slot with all the offers that have words for it, stacked in one grid cell. */
export function slot(place, c) {
  const { t } = c;
  const one = ([id, offer]) => `<div class="offer" data-attise-offer="${id}"${id === "guide" ? "" : " hidden"}>
<p class="offer-kicker">${t(...offer[place].kicker)}</p>
<h2 class="offer-title">${t(...offer[place].title)}</h2>
<p class="offer-text">${t(...offer[place].text)}</p>
<p class="offer-acts">${first(id, offer, place, c)}
${second(offer, place, c)}</p>
</div>`;
  return `<div class="slot slot-${place}" data-attise-slot="${place}">
${Object.entries(offers).filter(([, offer]) => offer[place]).map(one).join("\n")}
</div>`;
}
