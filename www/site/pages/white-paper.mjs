// White paper: what is in the guide, and the short form that gives it.
import { cover } from "../art/cover.mjs";
import { field, form, part, parts } from "../forms.mjs";
import { guide } from "../guide.mjs";

export const key = "white-paper";
export const landing = "download";
export const title = ["Le guide : douze mesures d'air qui trompent", "The guide: twelve air readings that mislead"];
export const description = [
  "Un guide gratuit : douze erreurs de mesure courantes dans l'industrie, le bâtiment et la santé, et comment les éviter.",
  "A free guide: twelve common measuring errors in industry, buildings and healthcare, and how to avoid them.",
];

export const main = (c) => {
  const { t } = c;
  const ask = { required: true };
  return `<section class="hero"><div class="wrap form-grid">
<div><h1>${t("Douze mesures d'air qui trompent", "Twelve air readings that mislead")}</h1>
<p class="intro">${t("Le guide que nos ingénieurs ont tiré de 140 sites où deux appareils se contredisaient. Pour qui reçoit un rapport et doit décider.", "The guide our engineers drew from 140 sites where two instruments disagreed. For those who receive a report and have to decide.")}</p>
<figure class="cover-frame">${cover(t)}</figure></div>
<div class="card"><h2>${t("Recevoir le guide", "Get the guide")}</h2>
${form("white-paper", c, {
    body: field("name", "wp", c, ask) + field("email", "wp", c, ask) + parts("guide-fields", [
      part("short", { body: `<p class="aside-note">${t("Deux lignes suffisent : un guide ne vaut pas votre numéro de téléphone.", "Two lines will do: a guide is not worth your phone number.")}</p>` }),
      part("more", { body: field("company", "wp", c) }),
    ]),
    action: t("Recevoir le guide", "Get the guide"),
    note: t("Pas de relance téléphonique, pas de lettre hebdomadaire.", "No follow-up calls, no weekly newsletter."),
  })}</div>
</div></section>
<section class="band"><div class="wrap">
<h2>${t("Au sommaire", "Contents")}</h2>
<ol class="contents">${guide.map((g) => `<li><span>${t(...g.name)}</span></li>`).join("")}</ol>
<figure class="excerpt"><blockquote><p>${t(...guide[1].text)}</p></blockquote><figcaption>${t("Extrait du point 2", "From point 2")}</figcaption></figure>
</div></section>`;
};
