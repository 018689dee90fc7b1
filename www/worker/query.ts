// The inbox's address: which leads it asks for, and the address of its neighbours.
import type { Lang } from "./language.ts";
import type { Filter } from "./people.ts";

const PAGE = 50;

export function filterOf(query: URLSearchParams): Filter {
  const temperature = query.get("temperature");
  const limit = wholeNumber(query.get("limit"), 1, 500, PAGE);
  return {
    temperature: temperature === "hot" || temperature === "warm" || temperature === "cold" ? temperature : null,
    waiting: query.get("next") === "human",
    sort: query.get("sort") === "newest" ? "newest" : "best",
    limit,
    offset: (wholeNumber(query.get("page"), 1, 1_000_000, 1) - 1) * limit,
  };
}

function wholeNumber(text: string | null, least: number, most: number, otherwise: number): number {
  return /^\d{1,7}$/.test(text ?? "") ? Math.min(most, Math.max(least, Number(text))) : otherwise;
}

export function listAddress(filter: Filter, lang: Lang): string {
  const query = new URLSearchParams();
  if (filter.temperature) query.set("temperature", filter.temperature);
  if (filter.waiting) query.set("next", "human");
  if (filter.sort === "newest") query.set("sort", "newest");
  if (filter.limit !== PAGE) query.set("limit", String(filter.limit));
  if (filter.offset > 0) query.set("page", String(Math.floor(filter.offset / filter.limit) + 1));
  if (lang === "en") query.set("lang", "en");
  const text = query.toString();
  return text ? `/inbox?${text}` : "/inbox";
}

export function leadAddress(id: string, lang: Lang): string {
  return `/inbox/${id}${lang === "en" ? "?lang=en" : ""}`;
}
