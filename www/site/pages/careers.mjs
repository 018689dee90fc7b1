// Careers: the open posts and a short application form.
import { field, form } from "../forms.mjs";

export const key = "careers";
export const title = ["Travailler chez Orvane", "Working at Orvane"];
export const description = [
  "Quatre postes ouverts à Angers, Lyon et Lille : mesure, automatisme, pose, logiciel.",
  "Four open posts in Angers, Lyon and Lille: measurement, automation, fitting, software.",
];

const posts = [
  [["Technicienne ou technicien d'étalonnage", "Calibration technician"], "Angers", ["CDI, 28 à 33 k€", "Permanent, €28k to €33k"], ["Quarante cartouches par jour, un banc de gaz raccordé, et le droit de dire qu'une cellule est morte.", "Forty cartridges a day, a traceable gas bench, and the right to call a cell dead."]],
  [["Automaticien CVC", "HVAC automation engineer"], "Lyon", ["CDI, 38 à 45 k€", "Permanent, €38k to €45k"], ["Modbus, BACnet et des centrales d'air de 1987 qui n'ont jamais eu de plan.", "Modbus, BACnet, and air handling units from 1987 that never had a drawing."]],
  [["Poseuse ou poseur itinérant", "Travelling fitter"], "Lille", ["CDI, 27 à 31 k€, véhicule", "Permanent, €27k to €31k, van"], ["Trois sites par semaine, jamais le vendredi après-midi.", "Three sites a week, never on a Friday afternoon."]],
  [["Développeuse ou développeur Rust", "Rust developer"], ["Angers ou à distance", "Angers or remote"], ["CDI, 44 à 55 k€", "Permanent, €44k to €55k"], ["Le micrologiciel de Vigie : 256 Ko de mémoire, six ans de pile.", "Vigie's firmware: 256 KB of memory, six years of battery."]],
];

export const main = (c) => {
  const { t } = c;
  const ask = { required: true };
  return `<section class="plain-head"><div class="wrap"><h1>${t("Un métier que l'on ne voit pas, et qui se respire", "A trade you cannot see, and that people breathe")}</h1>
<p class="intro">${t("Quatre-vingt-six personnes, trois villes, un laboratoire. La semaine fait quatre jours et demi, les salaires sont affichés, et l'air de nos bureaux est évidemment public : 540 ppm en moyenne l'an dernier.", "Eighty-six people, three cities, one laboratory. The week is four and a half days long, salaries are posted, and the air of our offices is of course public: 540 ppm on average last year.")}</p></div></section>
<div class="wrap with-aside with-aside-even">
<section><h2>${t("Postes ouverts", "Open posts")}</h2>
<ul class="posts">${posts.map(([n, city, pay, text]) => `<li><h3>${t(...n)}</h3><p class="post-facts">${Array.isArray(city) ? t(...city) : city}, ${t(...pay)}</p><p>${t(...text)}</p></li>`).join("")}</ul></section>
<div class="card"><h2>${t("Nous écrire", "Write to us")}</h2>
<p>${t("Pas de lettre type : dites-nous quel poste, et ce que vous avez réparé en dernier.", "No standard letter: tell us which post, and what you last repaired.")}</p>
${form("careers", c, {
    body: field("name", "job", c, ask) + field("email", "job", c, { ...ask, label: "E-mail" }) + field("message", "job", c, { ...ask, rows: 6 }),
    action: t("Envoyer", "Send"),
    note: t("Réponse sous dix jours ouvrés, même négative.", "Answer within ten working days, even if it is no."),
  })}</div>
</div>`;
};
