// Comparison: four ways to watch over indoor air, and when Orvane is not the answer.
import { year } from "../art/year.mjs";
import { slot } from "../slots.mjs";

export const key = "comparison";
export const title = ["Comparatif : campagne, capteurs, GTB ou Orvane", "Comparison: survey, sensors, BMS or Orvane"];
export const description = [
  "Quatre façons de surveiller l'air intérieur, leurs limites, leur coût sur cinq ans, et les cas où Orvane n'est pas le bon choix.",
  "Four ways to monitor indoor air, their limits, their five-year cost, and the cases where Orvane is the wrong choice.",
];

const ways = [
  ["Campagne annuelle", "Yearly survey"],
  ["Capteurs de CO2 autonomes", "Stand-alone CO2 sensors"],
  ["GTB existante", "Existing BMS"],
  ["Orvane", "Orvane"],
];

// Each row: what is compared, then one [mark, fr, en] per way. Marks: yes, part, no, or none.
const rows = [
  [["Rythme de mesure", "How often"], ["", "une semaine par an", "one week a year"], ["", "en continu", "continuous"], ["", "en continu", "continuous"], ["", "en continu", "continuous"]],
  [["Grandeurs suivies", "What is measured"], ["", "toutes, au choix", "all, as chosen"], ["", "CO2 seul", "CO2 only"], ["", "CO2, température", "CO2, temperature"], ["", "neuf par sonde", "nine per probe"]],
  [["Étalonnage raccordé", "Traceable calibration"], ["yes", "Oui", "Yes"], ["no", "Non, dérive de 50 à 100 ppm par an", "No, drifts 50 to 100 ppm a year"], ["part", "Rarement suivi", "Seldom followed"], ["yes", "Oui, chaque année", "Yes, every year"]],
  [["Agit sur la ventilation", "Acts on ventilation"], ["no", "Non", "No"], ["no", "Non, quelqu'un ouvre la fenêtre", "No, someone opens a window"], ["part", "Oui, par zone", "Yes, by zone"], ["yes", "Oui, par local", "Yes, by room"]],
  [["Alerte", "Alerts"], ["no", "Non", "No"], ["part", "Un voyant, dans le local", "A light, in the room"], ["part", "Un écran, au PC technique", "A screen, in the control room"], ["yes", "SMS, e-mail, webhook", "Text, e-mail, webhook"]],
  [["Rapport réglementaire", "Compliance report"], ["yes", "Oui, une fois par an", "Yes, once a year"], ["no", "À faire soi-même", "Do it yourself"], ["no", "À faire soi-même", "Do it yourself"], ["yes", "Oui, chaque mois", "Yes, every month"]],
  [["Mise en place", "Set-up"], ["", "aucune", "none"], ["", "une heure", "one hour"], ["", "deux à six mois", "two to six months"], ["", "onze jours ouvrés", "eleven working days"]],
];

const costs = [
  [["Campagne annuelle", "Yearly survey"], ["14 500 €", "€14,500"], 51],
  [["Capteurs autonomes", "Stand-alone sensors"], ["5 900 €", "€5,900"], 21],
  [["Extension de GTB", "BMS extension"], ["31 200 €", "€31,200"], 100],
  [["Orvane Pilotage", "Orvane Control"], ["28 440 €", "€28,440"], 91],
];

const notFor = [
  [["Vous avez moins de cinq locaux", "You have fewer than five rooms"], ["Trois capteurs du commerce, une fenêtre et un carnet feront l'affaire. Notre guide explique lesquels choisir.", "Three off-the-shelf sensors, a window and a notebook will do. Our guide tells you which to choose."]],
  [["Vous cherchez une fuite de gaz", "You are looking for a gas leak"], ["Une sonde d'ambiance n'est pas un détecteur de sécurité. Il vous faut un matériel certifié ATEX et un autre métier que le nôtre.", "A room probe is not a safety detector. You need ATEX-certified equipment and a trade other than ours."]],
  [["Il n'y a pas de ventilation", "There is no ventilation"], ["Mesurer ne créera pas de débit. Faites poser une VMC ; nous viendrons vérifier qu'elle tient ses promesses.", "Measuring will not create airflow. Have fans installed; we will come and check that they keep their promise."]],
];

const cell = (t, [mark, fr, en], i) => `<td role="cell" data-label="${t(...ways[i])}"${i === 3 ? ' class="ours"' : ""}><span class="mark-${mark || "none"}">${t(fr, en)}</span></td>`;

export const main = (c) => {
  const { t } = c;
  return `<section class="plain-head"><div class="wrap head-grid"><div>
<h1>${t("Quatre façons de surveiller l'air", "Four ways to watch over your air")}</h1>
<p class="intro">${t("Nous perdons un appel d'offres sur trois face à une simple campagne de mesures, et c'est parfois justice. Voici ce que chaque méthode voit, ce qu'elle manque et ce qu'elle coûte. Choisissez la bonne, même si ce n'est pas la nôtre.", "We lose one tender in three to a simple measuring survey, and sometimes rightly so. Here is what each method sees, what it misses and what it costs. Choose the right one, even if it is not ours.")}</p></div>
<figure>${year(t)}</figure>
</div></section>
<div class="wrap with-aside">
<div class="flow">
<section><h2>${t("Point par point", "Point by point")}</h2>
<table class="versus" role="table"><thead role="rowgroup"><tr role="row"><td role="cell"></td>${ways.map((w, i) => `<th role="columnheader" scope="col"${i === 3 ? ' class="ours"' : ""}>${t(...w)}</th>`).join("")}</tr></thead>
<tbody role="rowgroup">${rows.map(([name, ...cells]) => `<tr role="row"><th role="rowheader" scope="row">${t(...name)}</th>${cells.map((x, i) => cell(t, x, i)).join("")}</tr>`).join("")}</tbody></table>
</section>
<section><h2>${t("Le coût sur cinq ans, pour douze salles", "Five-year cost, for twelve rooms")}</h2>
<ul class="bars">${costs.map(([name, sum, size], i) => `<li><span>${t(...name)}</span><svg class="bar${i === 3 ? " bar-ours" : ""}" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><path d="M0 0h${size}v10H0z"/>${i === 3 ? '<path class="bar-back" d="M54.5 0H91v10H54.5z"/>' : ""}</svg><span class="bar-sum">${t(...sum)}</span></li>`).join("")}</ul>
<p class="note">${t("Prix HT : matériel, pose, étalonnage et rapports compris. Pour Orvane, la partie claire (11 400 €) est regagnée en chauffage, d'après la médiane de nos sites pilotés. Les trois autres montants sont des moyennes de devis que nos clients nous ont montrés.", "Prices excl. VAT: hardware, fitting, calibration and reports included. For Orvane, the pale part (€11,400) is won back on heating, from the median of our driven sites. The three other sums are averages of quotes our customers have shown us.")}</p>
</section>
<section><h2>${t("Quand Orvane n'est pas le bon choix", "When Orvane is the wrong choice")}</h2>
<dl class="not-for">${notFor.map(([a, b]) => `<div><dt>${t(...a)}</dt><dd>${t(...b)}</dd></div>`).join("")}</dl>
</section>
</div>
<aside class="side" aria-label="${t("Pour aller plus loin", "Go further")}"><div class="side-in">${slot("sidebar", c)}</div></aside>
</div>`;
};
