// The plan's JSON, as far as the inspector needs it.
import type { Temperature } from "../types.js";
import type { Language } from "./words.js";

export interface When {
  temperature?: Temperature | Temperature[];
  page?: string | string[];
  engagement?: number;
  /** One of these criteria has ever counted; none of them has. */
  did?: Part | Part[];
  didNot?: Part | Part[];
}

/** A criterion that must have counted: its id, or its id and how often. */
export type Part = string | { criterion: string; times: number };

export interface PlanFile {
  id: string;
  pages?: Record<string, string | string[]>;
  criteria: { id: string; label?: string | Partial<Record<Language, string>> }[];
  total?: { floor?: number; cap?: number };
  temperature: { warm: number; hot: number };
  offers?: { slot: string; default: string; choices?: { offer: string; when?: When; visits?: number }[] }[];
}

/** The plan and its text; null if it cannot be had. `source` is an address, or the JSON text itself. */
export async function readPlan(source: URL | string): Promise<{ plan: PlanFile; text: string } | null> {
  try {
    const text = typeof source === "string" && source.trimStart().startsWith("{") ? source : await fetchText(source);
    return { plan: JSON.parse(text), text };
  } catch {
    return null;
  }
}

async function fetchText(address: URL | string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status}`);
  return response.text();
}

export function labelOf(plan: PlanFile | undefined, index: number, language: Language): string {
  const { label, id } = plan?.criteria[index] ?? {};
  return (typeof label === "string" ? label : label?.[language]) ?? id ?? `# ${index}`;
}

/** Whether a path belongs to one of the named page groups: `*` is anything, `:name` one segment. */
export function isPage(plan: PlanFile, groups: string[], path: string): boolean {
  return groups.some((group) => [plan.pages?.[group] ?? []].flat().some((pattern) => asRegExp(pattern).test(path)));
}

const asRegExp = (pattern: string) =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/:\w+/g, "[^/]+").replace(/\*+/g, ".*")}$`);
