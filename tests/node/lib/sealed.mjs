// A visit to the prices of a small site whose edge seals its pages, and the post of its form.
import { openKeys, openPlan, seal } from "attise/edge";
import { asked } from "./payload.mjs";
import { plan } from "./tiny.mjs";

export const opened = openPlan(plan);
export const keyText = (id, byte) => `${id}:${Buffer.alloc(32, byte).toString("base64url")}`;
export const keys = openKeys(keyText(1, 1));
export const lead = { email: "a@example.org", employees: "120" };

/** When the form is posted, in milliseconds; the visit began ten minutes before. */
export const NOW = Date.parse("2026-03-02T10:10:00Z");
export const BEGIN = NOW - 600_000;

const PAGE = "https://example.org/pricing";

/** Prices and a quote: 40 points, hot from 30 on. */
export const played = opened.play({
  start: BEGIN / 1000,
  now: 600,
  fields: lead,
  signals: [{ at: 0, kind: "pageView", path: "/pricing" }, { at: 500, kind: "formSubmit", name: "quote" }],
});
export const payload = asked(played.payload, { form: "quote", draw: 7 });

/** A request for a page. */
export const get = (cookie, headers = {}, url = PAGE) => new Request(url, { headers: { ...(cookie && { cookie }), ...headers } });

/** The cookie that a browser sends back for a `set-cookie`. */
export const cookieOf = (setCookie) => setCookie.split(";")[0];

/** The cookie of a visit whose pages were served at these times. */
export function visited(times = [BEGIN, BEGIN + 300_000], { with: ring = keys, url = PAGE } = {}) {
  return times.reduce((cookie, now) => cookieOf(seal(get(cookie, {}, url), { keys: ring, consent: true, now })), "");
}

/** The post of the form. */
export function post(cookie, { attise = payload, headers = {}, url = "https://example.org/lead" } = {}) {
  const body = new URLSearchParams({ ...lead, ...(attise !== null && { attise }) });
  return new Request(url, { method: "POST", body, headers: { ...(cookie && { cookie }), ...headers } });
}

/** Trust, its reason, engagement and temperature. */
export const said = ({ verdict: { trust, trustReason, reading } }) => [trust, trustReason, reading.engagement, reading.temperature];
