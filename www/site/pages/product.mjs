// Product: the probe, the controller and the report, with their specifications and downloads.
import { probeDrawing } from "../art/probe.mjs";
import { damper } from "../art/damper.mjs";
import { fileAt } from "../routes.mjs";
import { slot } from "../slots.mjs";

export const key = "product";
export const title = ["Vigie, Volet, Registre : la solution Orvane", "Vigie, Volet, Registre: the Orvane system"];
export const description = [
  "Sonde multigaz étalonnée, pilotage de ventilation en Modbus et BACnet, rapports réglementaires signés : caractéristiques et fiches techniques.",
  "Calibrated multi-gas probe, ventilation control over Modbus and BACnet, signed compliance reports: specifications and data sheets.",
];

export const parts = [
  ["Chambre de mesure ventilée : un litre d'air par minute, sans angle mort derrière une porte.", "Fan-assisted measuring chamber: one litre of air a minute, no dead spot behind a door."],
  ["Barre lumineuse à trois états, que l'on peut éteindre dans une chambre.", "Three-state light bar, which can be switched off in a bedroom."],
  ["Cellules sur cartouche : l'échange annuel prend quatre minutes, sans outil.", "Cells on a cartridge: the yearly swap takes four minutes, without tools."],
  ["Ouïes en polyamide, lavables, testées au désinfectant hospitalier.", "Washable polyamide vents, tested against hospital disinfectant."],
  ["Prise de pression, de −125 à +125 Pa, pour les chambres et salles propres.", "Pressure port, −125 to +125 Pa, for protected rooms and clean rooms."],
];

export const specs = [
  [["CO2", "CO2"], ["400 à 5 000 ppm", "400 to 5,000 ppm"], ["± 30 ppm, ± 3 %", "± 30 ppm, ± 3%"]],
  [["PM1, PM2,5, PM10", "PM1, PM2.5, PM10"], ["0 à 1 000 µg/m³", "0 to 1,000 µg/m³"], ["± 10 %", "± 10%"]],
  [["COV totaux", "Total VOCs"], ["0 à 10 000 ppb", "0 to 10,000 ppb"], ["± 15 %", "± 15%"]],
  [["Formaldéhyde", "Formaldehyde"], ["0 à 1 000 ppb", "0 to 1,000 ppb"], ["± 10 ppb", "± 10 ppb"]],
  [["Température, humidité", "Temperature, humidity"], ["−10 à 60 °C, 0 à 100 %", "−10 to 60 °C, 0 to 100%"], ["± 0,2 °C, ± 2 %", "± 0.2 °C, ± 2%"]],
  [["Pression différentielle", "Differential pressure"], ["± 125 Pa", "± 125 Pa"], ["± 0,5 Pa", "± 0.5 Pa"]],
  [["Liaison", "Link"], ["LoRaWAN ou Ethernet PoE", "LoRaWAN or PoE Ethernet"], ["mesure chaque minute", "one reading a minute"]],
  [["Alimentation", "Power"], ["pile 6 ans ou PoE", "6-year battery or PoE"], ["3 min si l'air change vite", "3 min steps on battery"]],
];

const dampers = [
  [15, ["Salle vide : 15 %", "Empty room: 15%"]],
  [55, ["Réunion à six : 55 %", "Six in a meeting: 55%"]],
  [100, ["Salle pleine : 100 %", "Full room: 100%"]],
];

const rows = [
  ["Salle 112", "Room 112", "742", "0 %", "0%", "ok"],
  ["Salle 113", "Room 113", "918", "4 %", "4%", "ok"],
  ["Salle 214", "Room 214", ["1 384", "1,384"], "22 %", "22%", "watch"],
  ["Réfectoire", "Refectory", ["1 120", "1,120"], "9 %", "9%", "ok"],
];

const steps = [
  [["Jour 0", "Day 0"], ["Vous envoyez un plan, même à main levée.", "You send a floor plan, even hand-drawn."]],
  [["Jour 2", "Day 2"], ["Un ingénieur rappelle : plan de pose et prix ferme.", "An engineer calls back: layout and firm price."]],
  [["Jour 11", "Day 11"], ["Pose, 25 minutes par local, sans couper la ventilation.", "Fitting, 25 minutes a room, fans kept running."]],
  [["Jour 25", "Day 25"], ["Premier rapport, relu avec vous par téléphone.", "First report, read through with you by phone."]],
];

export const main = (c) => {
  const { t, lang } = c;
  const state = { ok: t("Conforme", "Compliant"), watch: t("À surveiller", "Watch") };
  const file = (name, ext, label, size) => `<li><a class="file" href="${fileAt(name, lang, ext)}" download data-attise-download="${name}"><span>${label}</span><small>${size}</small></a></li>`;
  return `<section class="hero"><div class="wrap hero-grid">
<div class="hero-words">
<h1>${t("Une sonde qui lit, un volet qui suit, un registre qui prouve.", "A probe that reads, a damper that follows, a record that proves.")}</h1>
<p class="intro">${t("La même équipe étalonne vos capteurs, règle vos débits et signe vos rapports. Quand une valeur paraît fausse, il n'y a qu'un numéro à appeler.", "The same team calibrates your sensors, sets your airflows and signs your reports. When a value looks wrong, there is only one number to call.")}</p>
${slot("hero", c)}
</div>
<figure class="hero-art">${probeDrawing(t)}</figure>
</div></section>

<div class="wrap with-aside">
<div class="flow">
<section id="vigie"><h2>${t("Vigie, la sonde", "Vigie, the probe")}</h2>
<ol class="parts">${parts.map((p) => `<li>${t(...p)}</li>`).join("")}</ol>
<table class="specs"><caption>${t("Grandeurs mesurées et incertitude", "Quantities measured and uncertainty")}</caption>
<thead><tr><th scope="col">${t("Grandeur", "Quantity")}</th><th scope="col">${t("Étendue", "Range")}</th><th scope="col">${t("Incertitude ou pas", "Uncertainty or step")}</th></tr></thead>
<tbody>${specs.map(([a, b, d]) => `<tr><th scope="row">${t(...a)}</th><td>${t(...b)}</td><td>${t(...d)}</td></tr>`).join("")}</tbody></table>
<p>${t("Chaque cartouche part avec son certificat d'étalonnage, raccordé aux étalons nationaux, et revient au bout de douze mois. Vous recevez la suivante avant d'avoir à y penser.", "Every cartridge ships with its calibration certificate, traceable to national standards, and comes back after twelve months. You receive the next one before you have to think about it.")}</p>
</section>

<section id="volet"><h2>${t("Volet, le pilotage", "Volet, the controller")}</h2>
<p>${t("Volet se branche sur l'existant : Modbus, BACnet/IP ou simple 0-10 V. Il règle chaque registre sur le local le plus exigeant, garde un débit d'hygiène, et tient compte du froid dehors. Si la liaison tombe, il continue avec sa dernière consigne et vous prévient.", "Volet plugs into what you have: Modbus, BACnet/IP or plain 0-10 V. It sets each damper for the room that needs it most, keeps a hygiene airflow, and minds the cold outside. If the link drops, it carries on with its last setpoint and tells you.")}</p>
<div class="dampers">${dampers.map(([p, l]) => `<figure>${damper(p, t(...l))}<figcaption>${t(...l)}</figcaption></figure>`).join("")}</div>
<p>${t("Sur les 310 sites pilotés depuis plus d'un an, l'air neuf chauffé baisse de 27 % en médiane. Six sites n'ont rien gagné : leur ventilation était déjà trop faible, et il a fallu l'augmenter.", "Across the 310 sites driven for over a year, heated fresh air falls by a median 27%. Six sites saved nothing: their ventilation was too weak to begin with and had to be raised.")}</p>
</section>

<section id="registre"><h2>${t("Registre, le rapport", "Registre, the report")}</h2>
<p>${t("Un document par site et par mois, lisible par un directeur d'école comme par un inspecteur. Les valeurs brutes restent disponibles dix ans, hébergées en France.", "One document per site and month, readable by a head teacher as well as by an inspector. Raw values stay available for ten years, hosted in France.")}</p>
<div class="sheet-paper" role="group" aria-label="${t("Extrait d'un rapport mensuel", "Extract of a monthly report")}">
<p class="sheet-head"><strong>${t("Rapport mensuel, collège, bâtiment B", "Monthly report, school, building B")}</strong><span>${t("Janvier, page 3 sur 8", "January, page 3 of 8")}</span></p>
<table><thead><tr><th scope="col">${t("Local", "Room")}</th><th scope="col">${t("CO2 moyen occupé", "Mean CO2, occupied")}</th><th scope="col">${t("Temps > 1 500 ppm", "Time > 1,500 ppm")}</th><th scope="col">${t("Avis", "Opinion")}</th></tr></thead>
<tbody>${rows.map(([fr, en, v, sf, se, s]) => `<tr><th scope="row">${t(fr, en)}</th><td>${Array.isArray(v) ? t(...v) : v}</td><td>${t(sf, se)}</td><td><span class="state state-${s}">${state[s]}</span></td></tr>`).join("")}</tbody></table>
<p class="sheet-foot">${t("Avis : salle 214, débit insuffisant de 8 h à 12 h. Réglage du registre R7 le 9, effet visible dès le 10.", "Opinion: room 214, airflow too low from 8 am to noon. Damper R7 adjusted on the 9th, effect visible from the 10th.")}<br><span>${t("M. Quéré, ingénieure mesure, étalonnage n° 24-1187", "M. Quéré, measurement engineer, calibration no. 24-1187")}</span></p>
</div>
</section>

<section><h2>${t("Vingt-cinq jours, de la demande au premier rapport", "Twenty-five days, from request to first report")}</h2>
<ol class="steps">${steps.map(([d, x]) => `<li><h3>${t(...d)}</h3><p>${t(...x)}</p></li>`).join("")}</ol>
</section>
</div>
<aside class="side" aria-label="${t("Documents et propositions", "Documents and suggestions")}"><div class="side-in">
${slot("sidebar", c)}
<div><h2>${t("À télécharger", "Downloads")}</h2><ul>
${file("fiche-vigie", "pdf", t("Fiche technique Vigie", "Vigie data sheet"), "PDF")}
${file("releve-exemple", "csv", t("Une journée de mesures, salle 214", "One day of readings, room 214"), "CSV")}
</ul></div>
</div></aside>
</div>`;
};
