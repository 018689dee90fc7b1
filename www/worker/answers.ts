// How an answer of the form reads: the site's lists post bare numbers and words without accents.
import type { Lang } from "./language.ts";
import { fieldInPlan, valueName } from "./plan.ts";

const AND = " + ";

/** The answer to one field; or to several, as a line of the fit that looks at two of them writes it: `sector + role`. */
export function answer(field: string, value: string, lang: Lang): string {
  const fields = field.split(AND);
  const values = fields.length > 1 ? value.split(AND) : [value];
  if (fields.length !== values.length) return value;
  return fields.map((one, i) => valueName(one, values[i] ?? "", lang)).join(", ");
}

export function formName(form: string | null, lang: Lang): string {
  return form ? valueName("form", form, lang) : lang === "fr" ? "Sans nom" : "Unnamed";
}

/** What the plan does not look at has no name in it. */
const OTHER: Record<string, Record<Lang, string>> = { message: { fr: "Message", en: "Message" } };

export function fieldName(field: string, lang: Lang): string {
  return fieldInPlan(field, lang) ?? (Object.hasOwn(OTHER, field) ? OTHER[field]![lang] : field);
}
