// The plan as a document that marketing and sales can sign.
import type { PlanSource } from "../plan/types.js";
import { ask } from "./engine.js";

/** How a plan is printed. */
export interface PrintOptions {
  /** The language of the document. Default: the plan's own. */
  language?: "fr" | "en" | undefined;
  /** `html`: one file for A4 paper and screens; `md`: Markdown. Default: `html`. */
  format?: "html" | "md" | undefined;
}

/**
 * The plan as an agreement in plain French or English: what counts and for how many points, who does what with which lead and how soon, how leads
 * come back, and where it is signed. The same plan always gives the same text.
 *
 * @returns an HTML file that needs no other, or Markdown whose tables GitHub shows.
 * @throws {PlanError} if the plan has problems; it lists all of them. {TypeError} for a language or a format that there is not.
 * @example
 * await writeFile("agreement.html", printPlan(await readFile("plan.json", "utf8"), { language: "fr" }));
 */
export function printPlan(plan: PlanSource, { language, format = "html" }: PrintOptions = {}): string {
  if (language !== undefined && language !== "fr" && language !== "en") throw new TypeError(`language: expected \`fr\` or \`en\`, found \`${String(language)}\``);
  if (format !== "html" && format !== "md") throw new TypeError(`format: expected \`html\` or \`md\`, found \`${String(format)}\``);
  return ask(plan, (opened) => opened.print(language, format === "md"));
}
