// Resources: every content of the plan with its kind, topic and the phase that it is for, and the newsletter.
import { readFileSync } from "node:fs";
import { kinds, topics } from "../contents.mjs";
import { field, form } from "../forms.mjs";
import { fileAt, routes } from "../routes.mjs";

const plan = JSON.parse(readFileSync(new URL("../../plan.json", import.meta.url), "utf8"));

export const key = "resources";
export const title = ["Ressources : guide, cours, webinaire, fiches", "Resources: guide, course, webinar, data sheets"];
export const description = [
  "Tout ce que nous donnons à lire, du premier doute à la décision : un guide, un cours, un webinaire, une fiche technique et un vrai relevé.",
  "All that we give to read, from the first doubt to the decision: a guide, a course, a webinar, a data sheet and a real log.",
];

const page = (key) => (lang) => ({ href: routes[key][lang] });
const file = (name, ending) => (lang) => ({ href: fileAt(name, lang, ending), file: name });

/** What the plan does not say of its contents: where they are, what they ask, and a sentence. */
const contents = {
  "white-paper": {
    at: page("white-paper"), action: ["Recevoir le guide", "Get the guide"], price: ["Contre votre nom et votre e-mail", "For your name and e-mail"],
    text: ["Douze erreurs de mesure courantes, et la question à poser avant de décider.", "Twelve common measuring errors, and what to ask before you decide."],
  },
  "cours-releve": {
    at: file("cours-releve", "pdf"), action: ["Ouvrir le cours", "Open the course"], price: ["Libre", "Free to open"],
    text: ["Quand regarder, quelle pente lire, quand conclure : vingt minutes et un crayon.", "When to look, which slope to read, when to conclude: twenty minutes and a pencil."],
  },
  webinar: {
    at: page("webinar"), action: ["Réserver une place", "Save a seat"], price: ["Contre votre nom, votre e-mail et votre société", "For your name, e-mail and company"],
    text: ["Trois relevés réels ouverts en direct, deux spécialistes, vos questions.", "Three real logs opened live, two specialists, your questions."],
  },
  "fiche-vigie": {
    at: file("fiche-vigie", "pdf"), action: ["Ouvrir la fiche", "Open the data sheet"], price: ["Libre", "Free to open"],
    text: ["Neuf grandeurs, leur étendue et leur incertitude, sur une page.", "Nine quantities, their range and their uncertainty, on one page."],
  },
  "releve-exemple": {
    at: file("releve-exemple", "csv"), action: ["Ouvrir le relevé", "Open the log"], price: ["Libre", "Free to open"],
    text: ["Minute par minute, avant et après le pilotage du débit. À ouvrir dans votre tableur.", "Minute by minute, before and after the airflow was driven. Open it in your spreadsheet."],
  },
};

const phases = {
  discovery: ["Pour commencer", "To begin with"],
  comparison: ["Pour comparer", "To compare"],
  decision: ["Pour décider", "To decide"],
};

function card(id, { label, kind, topic, phase }, { t, lang }) {
  const { at, action, price, text } = contents[id];
  const { href, file } = at(lang);
  return `<li class="content" data-asset="${id}" data-kind="${kind}" data-topic="${topic}" data-phase="${phase}">
<p class="content-kind">${t(...kinds[kind])} <span>${t(...topics[topic])}</span></p>
<h3>${label[lang]}</h3>
<p>${t(...text)}</p>
<p class="content-end"><a class="arrow" href="${href}"${file ? ` download data-attise-download="${file}"` : ""}>${t(...action)}</a> <span class="help">${t(...price)}</span></p>
</li>`;
}

export const main = (c) => {
  const { t, lang } = c;
  const assets = Object.entries(plan.assets);
  const group = (phase) => assets.filter(([, asset]) => asset.phase === phase);
  const last = `<li class="content content-last"><p class="content-kind">${t("Devis", "Quote")}</p>
<h3>${t("Votre site, chiffré au local près", "Your site, priced room by room")}</h3><p>${t("Quand les lectures ne suffisent plus : vos locaux, un plan de pose et un prix ferme.", "When reading no longer helps: your rooms, a layout and a firm price.")}</p>
<p class="content-end"><a class="arrow" href="${routes.quote[lang]}" data-attise-click="quote@catalogue">${t("Demander un devis", "Request a quote")}</a></p></li>`;
  return `<section class="plain-head"><div class="wrap"><h1>${t("De quoi lire, et de quoi décider", "Something to read, and something to decide by")}</h1>
<p class="intro">${t("Rangé par moment plutôt que par format. Ce qui est libre s'ouvre sans rien demander ; le reste dit d'avance ce qu'il demande.", "Sorted by moment rather than by format. What is free opens without a question; the rest says beforehand what it asks.")}</p></div></section>
<div class="wrap with-aside">
<div class="flow">
${Object.entries(phases).map(([phase, name]) => `<section><h2>${t(...name)}</h2><ul class="catalogue">${group(phase).map(([id, asset]) => card(id, asset, c)).join("\n")}${phase === "decision" ? last : ""}</ul></section>`).join("\n")}
</div>
<aside class="side" aria-label="${t("La lettre", "The newsletter")}"><div class="side-in"><div class="card"><h2>${t("Une lettre par mois", "One letter a month")}</h2>
<p>${t("Un relevé qui nous a surpris, expliqué en cinq minutes. Personne ne vous appellera.", "One log that surprised us, explained in five minutes. Nobody will call you.")}</p>
${form("newsletter", c, { body: field("email", "nl", c, { required: true }), action: t("S'abonner", "Subscribe"), note: t("Une adresse, rien d'autre. Un lien pour arrêter dans chaque lettre.", "An address, nothing else. A link to stop in every letter.") })}</div></div></aside>
</div>`;
};
