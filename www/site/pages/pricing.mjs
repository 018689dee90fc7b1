// Pricing: three offers by probe and month, three worked examples, the questions people ask.
import { slot } from "../slots.mjs";
import { routes } from "../routes.mjs";

export const key = "pricing";
export const title = ["Tarifs Orvane : par sonde et par mois", "Orvane pricing: per probe and month"];
export const description = [
  "19, 34 ou 52 € HT par sonde et par mois, étalonnage et rapports compris. Trois exemples chiffrés et les réponses aux questions courantes.",
  "€19, €34 or €52 per probe and month, calibration and reports included. Three worked examples and answers to common questions.",
];

const plans = [
  {
    name: ["Mesure", "Measure"], price: 19, fit: 160,
    for: ["Savoir, et répondre à l'obligation de surveillance.", "To know, and to meet the duty to monitor."],
    has: [["Sonde Vigie, CO2 et confort", "Vigie probe, CO2 and comfort"], ["Échange de cartouche chaque année", "Cartridge swap every year"], ["Alertes SMS et e-mail", "Text and e-mail alerts"], ["Rapport annuel réglementaire", "Yearly compliance report"]],
  },
  {
    name: ["Pilotage", "Control"], price: 34, fit: 330, best: true,
    for: ["Corriger l'air, et cesser de chauffer des salles vides.", "To put air right, and stop heating empty rooms."],
    has: [["Tout Mesure, plus particules et COV", "All of Measure, plus particles and VOCs"], ["Automate Volet et mise au point", "Volet controller and tuning"], ["Rapport mensuel, bilan énergie", "Monthly report, energy review"], ["Ingénieur attitré, deux visites par an", "Named engineer, two visits a year"]],
  },
  {
    name: ["Conformité", "Compliance"], price: 52, fit: 380,
    for: ["Santé, salles propres, ateliers à pollution spécifique.", "Healthcare, clean rooms, workshops with specific pollution."],
    has: [["Tout Pilotage, plus pression et formaldéhyde", "All of Control, plus pressure and formaldehyde"], ["Astreinte 24 h sur 24, rappel en 30 min", "24-hour duty line, call back in 30 min"], ["Dossier de qualification des locaux", "Room qualification file"], ["Données brutes gardées dix ans", "Raw data kept for ten years"]],
  },
];

const examples = [
  [["École de 12 classes", "School, 12 classrooms"], ["12 sondes Mesure", "12 Measure probes"], ["228 €", "€228"], ["1 920 €", "€1,920"]],
  [["Atelier de 2 000 m²", "Workshop, 2,000 m²"], ["8 sondes Pilotage", "8 Control probes"], ["272 €", "€272"], ["2 640 €", "€2,640"]],
  [["Unité de soins, 20 chambres", "Care unit, 20 rooms"], ["22 sondes Conformité", "22 Compliance probes"], ["1 144 €", "€1,144"], ["8 360 €", "€8,360"]],
];

const questions = [
  [["Y a-t-il un engagement ?", "Is there a minimum term?"], ["Douze mois la première année, le temps d'un cycle de saisons. Ensuite, vous arrêtez quand vous voulez, avec un mois de préavis ; nous déposons les sondes sans frais.", "Twelve months in the first year, one cycle of seasons. After that you stop when you like with one month's notice; we remove the probes free of charge."]],
  [["À qui sont les données ?", "Whose data is it?"], ["À vous. L'export complet est à un clic, en CSV, y compris après la fin du contrat pendant dix ans pour l'offre Conformité et trois ans pour les autres.", "Yours. The full export is one click away, as CSV, even after the contract ends: ten years with Compliance, three with the others."]],
  [["Faut-il toucher à notre réseau informatique ?", "Do you need our network?"], ["Non. Les sondes passent par leur propre passerelle LoRaWAN, en 4G. Si votre service informatique préfère l'Ethernet, nous remplissons son questionnaire de sécurité.", "No. Probes use their own LoRaWAN gateway, over 4G. If your IT team prefers Ethernet, we fill in its security questionnaire."]],
  [["Que se passe-t-il si une sonde tombe en panne ?", "What if a probe fails?"], ["Nous le voyons avant vous. Une sonde préréglée part sous 24 h ouvrées ; vous l'accrochez à la place de l'autre. Les jours sans mesure ne sont pas facturés.", "We see it before you do. A preset probe leaves within one working day; you hang it in place of the other. Days without readings are not charged."]],
  [["Passez-vous par les marchés publics ?", "Do you answer public tenders?"], ["Oui. Les écoles et les hôpitaux représentent 44 % de nos sites. Nous facturons par Chorus Pro, à 30 jours, et nous tenons à jour un mémoire technique type.", "Yes. Schools and hospitals make up 44% of our sites. We invoice through Chorus Pro at 30 days and keep a standard technical file up to date."]],
];

export const main = (c) => {
  const { t, lang } = c;
  const euro = (n) => t(`${n} €`, `€${n}`);
  return `<section class="hero hero-pricing"><div class="wrap hero-grid">
<div class="hero-words"><h1>${t("Un prix par sonde et par mois. L'étalonnage est dedans.", "One price per probe and month. Calibration is in it.")}</h1>
<p class="intro">${t("Pas de licence, pas de frais de données, pas d'option pour avoir le rapport. À partir de 50 sondes, les prix baissent de 12 %.", "No licence, no data fee, no extra for the report. From 50 probes up, prices go down by 12%.")}</p></div>
${slot("hero", c)}
</div></section>

<section class="plans-band"><div class="wrap"><h2 class="sr">${t("Les offres", "The plans")}</h2><div class="plans">
${plans.map((p) => `<article class="plan${p.best ? " plan-best" : ""}"><h3>${t(...p.name)}</h3><p class="plan-for">${t(...p.for)}</p>
<p class="price" data-attise-copy="price"><strong>${euro(p.price)}</strong> ${t("HT par sonde et par mois", "per probe and month, excl. VAT")}</p>
<ul class="ticks">${p.has.map((x) => `<li>${t(...x)}</li>`).join("")}</ul>
<p class="plan-fit">${t("Pose : ", "Fitting: ")}${euro(p.fit)} ${t("par sonde, une fois", "per probe, once")}</p></article>`).join("")}
</div></div></section>

<div class="wrap with-aside">
<div class="flow">
<section><h2>${t("Trois devis, pour se situer", "Three quotes, to get your bearings")}</h2>
<table class="specs examples"><thead><tr><th scope="col">${t("Site", "Site")}</th><th scope="col">${t("Équipement", "Equipment")}</th><th scope="col">${t("Par mois", "Per month")}</th><th scope="col">${t("Pose", "Fitting")}</th></tr></thead>
<tbody>${examples.map(([a, b, m, f]) => `<tr data-attise-copy="price"><th scope="row">${t(...a)}</th><td>${t(...b)}</td><td>${t(...m)}</td><td>${t(...f)}</td></tr>`).join("")}</tbody></table>
<p class="note">${t("Montants HT, hors travaux de ventilation. Votre plan change tout :", "Excl. VAT and ventilation works. Your floor plan changes everything:")} <a href="${routes.quote[lang]}">${t("demandez le vôtre", "ask for yours")}</a>.</p>
</section>
<section><h2>${t("Ce que l'on nous demande", "What people ask us")}</h2>
<div class="faq">${questions.map(([q, a]) => `<details><summary>${t(...q)}</summary><p>${t(...a)}</p></details>`).join("")}</div>
</section>
</div>
<aside class="side" aria-label="${t("Pour aller plus loin", "Go further")}"><div class="side-in">${slot("sidebar", c)}</div></aside>
</div>`;
};
