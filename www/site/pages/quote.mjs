// Quote: a form that asks more of who has read more, what happens next, and the phone for those who would rather talk.
import { field, form, part, parts } from "../forms.mjs";
import { phone } from "../routes.mjs";

export const key = "quote";
export const landing = "quote";
export const title = ["Demander un devis", "Request a quote"];
export const description = [
  "Décrivez vos locaux en trois minutes : un ingénieur vous répond, plan de pose en main, sous deux jours ouvrés.",
  "Describe your premises in three minutes: an engineer answers, layout in hand, within two working days.",
];

const next = [
  [["Aujourd'hui", "Today"], ["Vous recevez un accusé de réception avec le nom de votre ingénieur.", "You receive an acknowledgement with your engineer's name."]],
  [["Sous deux jours ouvrés", "Within two working days"], ["Il vous rappelle, plan en main, et corrige avec vous le nombre de sondes. À la baisse, une fois sur trois.", "They call you back, plan in hand, and correct the number of probes with you. Downwards, one time in three."]],
  [["Le lendemain", "The day after"], ["Prix ferme, valable trois mois, avec la date de pose.", "Firm price, valid for three months, with the fitting date."]],
];

// What the engineer asks on the phone when the form has not.
const byPhone = [
  ["l'effectif et l'usage des locaux, car une classe ne respire pas comme un atelier ;", "headcount and use of the rooms, as a classroom does not breathe like a workshop;"],
  ["qui décide, et qui vit dans ces locaux ;", "who decides, and who lives in these rooms;"],
  ["l'échéance : une obligation, une rentrée, un chantier ;", "the date: a duty, a new term, building works;"],
  ["l'ordre de grandeur du budget, pour ne pas chiffrer à côté.", "the rough budget, so that we do not price beside the point."],
];

export const main = (c) => {
  const { t, lang } = c;
  const ask = { required: true };
  const set = (legend, body) => `<fieldset><legend>${legend}</legend><div class="fields">${body}</div></fieldset>`;
  const role = { help: t("Par exemple : responsable HSE, directrice technique", "For instance: HSE manager, technical director") };
  const site = (id) => field("employees", id, c, ask) + field("sector", id, c, ask) + field("role", id, c, { ...role, wide: true });
  const later = (lead, items) => `<div class="later"><h2>${t("Le reste, de vive voix", "The rest, by phone")}</h2><p>${lead}</p><ul>${items.map(([fr, en]) => `<li>${t(fr, en)}</li>`).join("")}</ul></div>`;
  return `<section class="hero hero-quote"><div class="wrap"><h1>${t("Votre site, chiffré au local près", "Your site, priced room by room")}</h1>
<p class="intro">${t("Trois minutes suffisent. Laissez vide ce que vous ne savez pas encore : l'ingénieur qui vous rappelle complétera avec vous.", "Three minutes will do. Leave blank what you do not know yet: the engineer who calls you back will fill it in with you.")}</p></div></section>
<div class="wrap with-aside with-aside-form">
<div class="card">
${form("quote", c, {
    body:
      set(t("Votre demande", "Your request"), field("name", "q", c, ask) + field("email", "q", c, ask) + field("company", "q", c, ask) + field("phone", "q", c, { help: t("Pour le rappel, et rien d'autre", "For the call-back, and nothing else") }) + field("need", "q", c, { wide: true, help: t("Nombre et type de locaux, ventilation existante, obligation à tenir…", "Number and type of rooms, existing ventilation, duty to meet…") })) +
      parts("quote-fields", [
        part("short", { body: later(t("Ces cinq lignes suffisent. L'ingénieur qui vous rappelle demandera :", "These five lines will do. The engineer who calls you back will ask about:"), byPhone) }),
        part("site", { legend: t("Votre établissement", "Your organisation"), body: `<div class="fields">${site("qs")}</div>${later(t("L'ingénieur qui vous rappelle demandera encore :", "The engineer who calls you back will still ask about:"), byPhone.slice(2))}` }),
        part("project", { legend: t("Pour un chiffrage plus juste", "For a closer estimate"), body: `<div class="fields">${site("qp")}${field("timing", "qp", c)}${field("budget", "qp", c)}${field("authority", "qp", c, { wide: true })}</div>` }),
      ]),
    action: t("Demander un devis", "Request a quote"),
    note: t("Réponse sous deux jours ouvrés.", "Answer within two working days."),
  })}</div>
<aside class="side" aria-label="${t("La suite", "What happens next")}"><div class="side-in">
<div class="call"><h2>${t("Plutôt au téléphone ?", "Rather by phone?")}</h2><p><a class="call-number nb" href="${phone.href}" data-attise-click="call-back@quote">${phone.shown[lang]}</a></p><p>${t("Du lundi au vendredi, de 8 h à 18 h. Un ingénieur décroche, pas un standard.", "Monday to Friday, 8 am to 6 pm, Paris time. An engineer answers, not a switchboard.")}</p></div>
<h2>${t("La suite", "What happens next")}</h2>
<ol class="next">${next.map(([h, p]) => `<li><h3>${t(...h)}</h3><p>${t(...p)}</p></li>`).join("")}</ol>
</div></aside>
</div>`;
};
