// How a visit comes: by an e-mail, or through which channel. Only where a page is entered from elsewhere.
import type { Feed } from "../feed.js";

const SEARCH = /(^|\.)(google|bing|duckduckgo|qwant|ecosia|yahoo|yandex|baidu|startpage)\./;
const SOCIAL = /(^|\.)(linkedin|lnkd|facebook|instagram|twitter|x|t|youtube|tiktok|reddit|pinterest|xing)\.(com|co|in|it)$/;
const PAID = /^(cpc|cpm|ppc|paid|display|ads?)/;

export function watchArrival({ asks, signal }: Feed): void {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const query = new URLSearchParams(location.search);
  const medium = query.get("utm_medium")?.toLowerCase() ?? "";
  const from = document.referrer && new URL(document.referrer).hostname;
  if (entry?.type !== "navigate" || (from === location.hostname && !medium)) return;
  const email = /^e-?mail|newsletter/.test(medium);
  if (email && asks("emailClick")) signal("emailClick", query.get("utm_campaign") ?? "");
  if (asks("channel")) signal("channel",
    email ? "email" : PAID.test(medium) ? "paid" : /social/.test(medium) || SOCIAL.test(from) ? "social"
    : SEARCH.test(from) ? "organic" : from || medium ? "referral" : "direct");
}
