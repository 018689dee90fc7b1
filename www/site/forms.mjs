// Form fields with canonical names, native validation and autocomplete; nothing else on the page posts.
import { routes } from "./routes.mjs";

const input = (name, type, complete) => ({ name, type, complete });
const kinds = {
  name: { ...input("name", "text", "name"), label: ["Prénom et nom", "Full name"] },
  email: { ...input("email", "email", "email"), label: ["E-mail professionnel", "Work e-mail"] },
  phone: { ...input("phone", "tel", "tel"), label: ["Téléphone", "Phone"] },
  company: { ...input("company", "text", "organization"), label: ["Société ou établissement", "Company or organisation"] },
  role: { ...input("role", "text", "organization-title"), label: ["Votre fonction", "Your role"] },
  message: { name: "message", type: "textarea", label: ["Votre message", "Your message"] },
  need: { name: "need", type: "textarea", label: ["Ce que vous cherchez à régler", "What you want to solve"] },
  employees: {
    name: "employees", type: "select", label: ["Effectif", "Headcount"],
    options: [[1, "1 à 10", "1 to 10"], [11, "11 à 50", "11 to 50"], [51, "51 à 200", "51 to 200"], [201, "201 à 1 000", "201 to 1,000"], [1001, "Plus de 1 000", "Over 1,000"]],
  },
  sector: {
    name: "sector", type: "select", label: ["Secteur", "Sector"],
    options: [["industrie", "Industrie", "Industry"], ["batiment", "Bâtiment et tertiaire", "Buildings and offices"], ["sante", "Santé et médico-social", "Healthcare"], ["enseignement", "Enseignement", "Education"], ["autre", "Autre", "Other"]],
  },
  budget: {
    name: "budget", type: "select", label: ["Budget envisagé (HT)", "Planned budget (excl. VAT)"],
    options: [[1000, "Moins de 5 000 €", "Under €5,000"], [5000, "5 000 à 15 000 €", "€5,000 to €15,000"], [15000, "15 000 à 50 000 €", "€15,000 to €50,000"], [50000, "Plus de 50 000 €", "Over €50,000"]],
  },
  authority: {
    name: "authority", type: "select", label: ["Votre rôle dans la décision", "Your part in the decision"],
    options: [["decideur", "Je décide", "I decide"], ["prescripteur", "Je recommande", "I recommend"], ["utilisateur", "Je me renseigne", "I am gathering information"]],
  },
  timing: {
    name: "timing", type: "select", label: ["Échéance", "Timing"],
    options: [[1, "Sous un mois", "Within a month"], [3, "Sous trois mois", "Within three months"], [6, "Sous six mois", "Within six months"], [12, "Plus tard", "Later"]],
  },
};

/** One labelled field. Options: required, label, help, wide, rows. */
export function field(kind, form, { t }, { required = false, label = t(...kinds[kind].label), help, wide = false, rows = 4 } = {}) {
  const f = kinds[kind];
  const id = `${form}-${f.name}`;
  const rules = `id="${id}" name="${f.name}"${required ? " required" : ""}${help ? ` aria-describedby="${id}-help"` : ""}`;
  const control =
    f.type === "select"
      ? `<select ${rules}><option value="">${t("Choisir", "Choose")}</option>${f.options.map(([v, fr, en]) => `<option value="${v}">${t(fr, en)}</option>`).join("")}</select>`
      : f.type === "textarea"
        ? `<textarea ${rules} rows="${rows}" maxlength="4000"></textarea>`
        : `<input ${rules} type="${f.type}" autocomplete="${f.complete}" maxlength="200">`;
  return `<div class="field${wide ? " field-wide" : ""}">
<label for="${id}">${label}${required ? "" : ` <span class="optional">${t("facultatif", "optional")}</span>`}</label>
${control}${help ? `\n<p class="help" id="${id}-help">${help}</p>` : ""}
</div>`;
}

/**
 * A part of a form that asks as much as the visitor's interest warrants: its offers share one place. The first is the default, which asks
 * least; the others are disabled with what they hold until they are shown, so that they are neither checked nor posted.
 */
export const parts = (slot, all) => `<div class="parts-slot" data-attise-slot="${slot}">${all.map((one, i) => one(i > 0)).join("\n")}</div>`;

/** One offer of such a part. */
export const part = (id, { legend, body }) => (hidden) =>
  `<fieldset class="part" data-attise-offer="${id}"${hidden ? " hidden disabled" : ""}>${legend ? `<legend>${legend}</legend>` : ""}${body}</fieldset>`;

/**
 * A field that people do not see, hear or reach, and that browsers have nothing for: its name is like none that they fill in. Who fills it is a
 * program; the edge adds it to the suspicion (www/worker/asked.ts knows its name) and keeps the lead.
 */
const honeypot = ({ t }) =>
  `<div class="unseen" aria-hidden="true"><label>${t("Laissez ce champ vide", "Leave this field empty")} <input name="ref_suite" tabindex="-1" autocomplete="off"></label></div>`;

/** A whole form that posts to the edge. */
export function form(name, { t, lang }, { body, action, enctype, note }) {
  return `<form class="form" method="post" action="/lead" data-attise-form="${name}"${enctype ? ` enctype="${enctype}"` : ""}>
<input type="hidden" name="form" value="${name}"><input type="hidden" name="lang" value="${lang}">
${body}
${honeypot({ t })}
<div class="form-end"><button class="button" type="submit">${action}</button>
<p class="help">${note} <a href="${routes.privacy[lang]}">${t("Vos données", "Your data")}</a></p></div>
</form>`;
}
