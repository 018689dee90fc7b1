// Webinar: what happens minute by minute, who speaks, and the form that saves a seat.
import { field, form, part, parts } from "../forms.mjs";
import { slot } from "../slots.mjs";

export const key = "webinar";
export const landing = "webinar";
export const title = ["Webinaire : le CO2 ne dit pas tout", "Webinar: CO2 does not tell everything"];
export const description = [
  "Chaque troisième jeudi du mois à 11 h, 45 minutes : trois relevés réels lus en direct, questions ouvertes.",
  "Every third Thursday of the month at 11 am Paris time, 45 minutes: three real logs read live, open questions.",
];

const agenda = [
  ["11 h 00", "11:00", ["Une classe à 700 ppm, et des élèves qui toussent", "A class at 700 ppm, and pupils who cough"], ["Le CO2 est bon ; le formaldéhyde des meubles neufs, non. Comment le voir sans laboratoire.", "CO2 is fine; the formaldehyde of new furniture is not. How to see it without a laboratory."]],
  ["11 h 12", "11:12", ["Un atelier conforme, le mauvais jour", "A compliant workshop, on the wrong day"], ["La campagne est passée un mardi. Le jeudi, on nettoie les moules. Lire une semaine entière.", "The survey came on a Tuesday. Moulds are cleaned on Thursdays. Reading a whole week."]],
  ["11 h 24", "11:24", ["Une chambre protégée, cinquante minutes par jour", "A protected room, fifty minutes a day"], ["Quand la cascade s'inverse pendant le ménage. Ce qu'une moyenne horaire cache.", "When the cascade reverses during cleaning. What an hourly mean hides."]],
  ["11 h 36", "11:36", ["Vos questions, vos relevés", "Your questions, your logs"], ["Envoyez un fichier la veille : nous en ouvrons un, anonymisé.", "Send a file the day before: we open one, made anonymous."]],
];

const speakers = [
  ["Maëlle Quéré", ["Ingénieure mesure. Dirige le laboratoire d'étalonnage d'Angers.", "Measurement engineer. Heads the calibration laboratory in Angers."]],
  ["Dr Antoine Besnard", ["Médecin hygiéniste. Dix-neuf ans de blocs et de chambres protégées.", "Infection-control physician. Nineteen years of theatres and protected rooms."]],
];

export const main = (c) => {
  const { t } = c;
  const ask = { required: true };
  return `<section class="hero"><div class="wrap form-grid">
<div><h1>${t("Le CO2 ne dit pas tout", "CO2 does not tell everything")}</h1>
<p class="intro">${t("Quarante-cinq minutes, trois relevés réels, deux spécialistes qui ne sont pas toujours d'accord. Sans démonstration de produit.", "Forty-five minutes, three real logs, two specialists who do not always agree. No product demo.")}</p>
<dl class="when"><div><dt>${t("Quand", "When")}</dt><dd>${t("Chaque troisième jeudi du mois, de 11 h à 11 h 45", "Every third Thursday of the month, 11:00 to 11:45, Paris time")}</dd></div>
<div><dt>${t("Où", "Where")}</dt><dd>${t("En ligne, dans le navigateur, sous-titré", "Online, in the browser, with captions")}</dd></div>
<div><dt>${t("Langue", "Language")}</dt><dd>${t("Français ; version anglaise en différé", "French, with English captions; recording in English")}</dd></div></dl></div>
<div class="card"><h2>${t("Réserver une place", "Save a seat")}</h2>
${form("webinar", c, {
    enctype: "multipart/form-data",
    body: field("name", "wb", c, ask) + field("email", "wb", c, ask) + field("company", "wb", c, ask) + parts("webinar-fields", [
      part("short", { body: `<p class="aside-note">${t("Trois lignes suffisent. Vos questions se posent en direct, à voix haute ou par écrit.", "Three lines will do. Ask your questions live, aloud or in writing.")}</p>` }),
      part("more", { legend: t("Pour choisir les relevés que nous ouvrirons", "To choose the logs that we open"), body: `<div class="fields">${field("sector", "wb", c)}${field("role", "wb", c)}</div>` }),
    ]),
    action: t("Réserver une place", "Save a seat"),
    note: t("Vous recevez le lien et, ensuite, l'enregistrement.", "You receive the link and, afterwards, the recording."),
  })}</div>
</div></section>
<div class="wrap with-aside">
<div class="flow">
<section><h2>${t("Le déroulé", "Minute by minute")}</h2>
<ol class="agenda">${agenda.map(([fr, en, h, p]) => `<li><p class="agenda-time">${t(fr, en)}</p><div><h3>${t(...h)}</h3><p>${t(...p)}</p></div></li>`).join("")}</ol></section>
<section><h2>${t("Avec", "With")}</h2><dl class="people">${speakers.map(([n, r]) => `<div><dt>${n}</dt><dd>${t(...r)}</dd></div>`).join("")}</dl></section>
</div>
<aside class="side" aria-label="${t("Pour aller plus loin", "Go further")}"><div class="side-in">${slot("sidebar", c)}</div></aside>
</div>`;
};
