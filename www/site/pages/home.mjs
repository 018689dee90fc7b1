// Home: what Orvane does, for whom, one day of proof, and the duties already in force.
import { building } from "../art/building.mjs";
import { classroomDay, trace } from "../art/charts.mjs";
import { figuresBefore, figuresAfter } from "../model.mjs";
import { slot } from "../slots.mjs";
import { routes } from "../routes.mjs";

export const key = "home";
export const title = ["Orvane : l'air intérieur mesuré, corrigé, prouvé", "Orvane: indoor air measured, treated, proven"];
export const description = [
  "Sondes étalonnées, ventilation asservie et rapports de conformité pour l'industrie, le bâtiment et la santé.",
  "Calibrated probes, demand-driven ventilation and compliance reports for industry, buildings and healthcare.",
];

const trades = [
  {
    kind: "industry", limit: 74,
    name: ["Industrie", "Industry"],
    what: ["Poussières alvéolaires, une journée d'atelier", "Respirable dust, one day in a workshop"],
    text: [
      "La limite est de 0,9 mg/m³ sur huit heures. Une campagne annuelle donne une photo ; vos équipes respirent le film. À 11 h 30, quelqu'un passe la soufflette : la sonde le voit, et l'extraction monte avant la fin du geste.",
      "The limit is 0.9 mg/m³ over eight hours. A yearly survey gives you a snapshot; your crews breathe the whole film. At 11.30 someone uses the air gun: the probe sees it, and extraction ramps up before the job is done.",
    ],
  },
  {
    kind: "building", limit: 66,
    name: ["Bâtiment", "Buildings"],
    what: ["CO2, une salle de réunion de huit places", "CO2, a meeting room for eight"],
    text: [
      "Prévue pour huit, occupée à douze, la salle passe 1 500 ppm en quarante minutes. La nuit, la même ventilation chauffe des bureaux vides. Le débit utile n'est jamais celui de la plaque.",
      "Meant for eight, used by twelve, the room crosses 1,500 ppm in forty minutes. At night the same fans heat empty offices. The airflow you need is never the one on the nameplate.",
    ],
  },
  {
    kind: "health", limit: 44,
    name: ["Santé", "Healthcare"],
    what: ["Surpression, une chambre protégée", "Positive pressure, a protected room"],
    text: [
      "Un joint de porte fatigue et la cascade de pression s'inverse pendant cinquante minutes. Personne ne l'entend. L'alerte part en moins d'une minute, et la trace reste au dossier.",
      "A door seal wears out and the pressure cascade reverses for fifty minutes. Nobody hears it. The alert leaves within a minute, and the record stays on file.",
    ],
  },
];

const chain = [
  ["Vigie", ["mesure", "measures"], ["Une sonde de 118 mm par local : CO2, particules, COV, formaldéhyde, température, humidité, pression. Réétalonnée chaque année dans notre laboratoire.", "One 118 mm probe per room: CO2, particles, VOCs, formaldehyde, temperature, humidity, pressure. Recalibrated every year in our laboratory."]],
  ["Volet", ["corrige", "treats"], ["Un automate qui parle à vos registres, ventilateurs et centrales d'air. Il ouvre quand l'air le demande, et continue seul si le réseau tombe.", "A controller that speaks to your dampers, fans and air handling units. It opens when the air calls for it, and carries on alone if the network drops."]],
  ["Registre", ["prouve", "proves"], ["Le rapport que l'inspecteur, l'agence régionale de santé ou le bailleur demande, avec les mesures, les seuils et les certificats. Signé, daté, exportable.", "The report that the inspector, the health authority or the landlord asks for, with readings, limits and certificates. Signed, dated, ready to export."]],
];

const duties = [
  [["Depuis janvier 2023", "Since January 2023"], ["Crèches, écoles, collèges, lycées", "Nurseries and schools"], ["Évaluation annuelle des moyens d'aération, avec mesure du CO2 à lecture directe ; autodiagnostic et plan d'action.", "Yearly assessment of ventilation with direct-reading CO2; self-assessment and action plan."]],
  [["Depuis juillet 2023", "Since July 2023"], ["Ateliers à pollution spécifique", "Workshops with specific pollution"], ["Poussières : 4 mg/m³ au total et 0,9 mg/m³ en alvéolaires, en moyenne sur huit heures.", "Dust: 4 mg/m³ in total and 0.9 mg/m³ respirable, averaged over eight hours."]],
  [["Depuis janvier 2025", "Since January 2025"], ["Établissements sociaux, médico-sociaux et de long séjour", "Social care and long-stay healthcare"], ["La surveillance des écoles s'étend à ces établissements.", "The duty of schools extends to these establishments."]],
];

const hours = (minutes) => (minutes ? `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}` : "0 min");
const ppm = (value, lang) => (lang === "fr" ? String(value).replace(/(\d)(\d{3})$/, "$1 $2") : value.toLocaleString("en"));

export const main = (c) => {
  const { t, lang } = c;
  return `<section class="hero"><div class="wrap hero-grid">
<div class="hero-words">
<h1>${t("L'air intérieur se mesure. Puis il se règle.", "Indoor air can be measured. Then it can be put right.")}</h1>
<p class="intro">${t("Nous posons des sondes étalonnées dans les ateliers, les bureaux, les écoles et les établissements de santé, nous asservissons la ventilation à ce qu'elles lisent, et nous rédigeons les rapports que la réglementation demande.", "We fit calibrated probes in workshops, offices, schools and hospitals, we drive the ventilation from what they read, and we write the reports that regulation asks for.")}</p>
${slot("hero", c)}
</div>
<figure class="hero-art">${building(t)}</figure>
</div></section>

<section class="strip" aria-label="${t("Orvane en chiffres", "Orvane in figures")}"><dl class="wrap facts">
<div><dt>${t("sites suivis, en France et en Belgique", "sites monitored, in France and Belgium")}</dt><dd>${t("1 240", "1,240")}</dd></div>
<div><dt>${t("sondes réétalonnées chaque année à Angers", "probes recalibrated in Angers every year")}</dt><dd>${t("9 800", "9,800")}</dd></div>
<div><dt>${t("de mesures valides sur douze mois", "of readings valid over twelve months")}</dt><dd>${t("98,7 %", "98.7%")}</dd></div>
<div><dt>${t("jours ouvrés de la commande à la pose", "working days from order to installation")}</dt><dd>11</dd></div>
</dl></section>

<section class="band"><div class="wrap">
<h2>${t("Trois métiers, trois façons de perdre son air", "Three trades, three ways to lose good air")}</h2>
<div class="trades">${trades.map((x) => `<article class="trade"><h3>${t(...x.name)}</h3><figure>${trace(x.kind, x.limit)}<figcaption>${t(...x.what)}</figcaption></figure><p>${t(...x.text)}</p></article>`).join("")}</div>
</div></section>

<section class="band band-sky"><div class="wrap">
<div class="split-head"><h2>${t("Une seule chaîne, de la sonde au rapport", "One chain, from probe to report")}</h2>
<p>${t("Trois outils faits pour fonctionner ensemble, chacun utile seul. Vous commencez par mesurer ; le reste suit quand les chiffres le justifient.", "Three tools made to work together, each useful alone. You start by measuring; the rest follows when the figures call for it.")}</p></div>
<ol class="chain">${chain.map(([name, verb, text]) => `<li><h3>${name} <span>${t(...verb)}</span></h3><p>${t(...text)}</p></li>`).join("")}</ol>
<p class="after"><a class="arrow" href="${routes.product[lang]}">${t("Caractéristiques et fiches techniques", "Specifications and data sheets")}</a></p>
</div></section>

<section class="band"><div class="wrap proof">
<div><h2>${t("Salle 214, un mardi de janvier", "Room 214, a Tuesday in January")}</h2>
<p>${t("Même salle de 180 m³, mêmes 28 élèves, même froid dehors. Le matin où Volet a pris la main, personne n'a ouvert de fenêtre.", "Same 180 m³ room, same 28 pupils, same cold outside. The morning Volet took over, nobody opened a window.")}</p></div>
<figure class="proof-chart">${classroomDay(t)}
<figcaption><span class="key key-before">${t("Débit fixe, 230 m³/h", "Fixed airflow, 230 m³/h")}</span><span class="key key-after">${t("Débit piloté, 80 à 850 m³/h", "Driven airflow, 80 to 850 m³/h")}</span><span>${t("CO2 en ppm ; bandes claires : les cours", "CO2 in ppm; pale bands: lessons")}</span></figcaption></figure>
<dl class="proof-facts">
<div><dt>${t("Pic de CO2", "CO2 peak")}</dt><dd><s>${ppm(figuresBefore.peak, lang)}</s> ${ppm(figuresAfter.peak, lang)} ppm</dd></div>
<div><dt>${t("Temps au-dessus de 1 500 ppm", "Time above 1,500 ppm")}</dt><dd><s>${hours(figuresBefore.over)}</s> ${hours(figuresAfter.over)}</dd></div>
<div><dt>${t("Débit la nuit, chauffé pour rien", "Airflow at night, heated for nobody")}</dt><dd><s>230</s> 80 m³/h</dd></div>
</dl>
</div></section>

<section class="band band-deep"><div class="wrap story">
<blockquote><p>${t("« Nous avions un rapport par an et des maux de tête tous les jeudis. Les sondes ont montré que c'était le jour du nettoyage des moules. Nous avons déplacé une extraction, pas refait l'usine. »", "“We had one report a year and headaches every Thursday. The probes showed that it was mould-cleaning day. We moved one extraction hood; we did not rebuild the plant.”")}</p>
<footer>${t("Responsable HSE, atelier d'injection plastique de 240 personnes, Vendée", "HSE manager, plastics moulding plant, 240 people, western France")}</footer></blockquote>
<aside aria-label="${t("Pour aller plus loin", "Go further")}">${slot("sidebar", c)}</aside>
</div></section>

<section class="band"><div class="wrap duties">
<div><h2>${t("Ce que la loi vous demande déjà", "What French law already asks of you")}</h2>
<p>${t("Deux seuils reviennent partout : 800 ppm de CO2, l'air est bien renouvelé ; 1 500 ppm, il faut agir. Le reste dépend de votre métier.", "Two limits come up everywhere: at 800 ppm of CO2 the air is well renewed; at 1,500 ppm something must be done. The rest depends on your trade.")}</p></div>
<ol class="duty-list">${duties.map(([when, who, what]) => `<li><p class="duty-when">${t(...when)}</p><h3>${t(...who)}</h3><p>${t(...what)}</p></li>`).join("")}</ol>
</div></section>`;
};
