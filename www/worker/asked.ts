// How much a form asked: a form shows fewer fields to a cold visitor than to a hot one, and posts what it showed.

/** The field that people do not see (www/site/forms.mjs): who fills it is a program, or a browser. */
export const HONEYPOT = "ref_suite";

/** Set by the page, not asked. */
const SET = new Set(["form", "lang", HONEYPOT]);

export interface Asked {
  fields: number;
  answered: number;
}

/** A browser posts every field that was shown, also those left empty. */
export function askedOf(posted: Record<string, string>): Asked {
  const asked = Object.entries(posted).filter(([name]) => !SET.has(name));
  return { fields: asked.length, answered: asked.filter(([, value]) => value.trim() !== "").length };
}
