// The seal: the cookie in which the edge writes down what it saw of a visitor itself.
import { run } from "../full/engine.js";
import { unixSeconds } from "../plan/open.js";
import { textOf, type Keys } from "./keys.js";

const COOKIE = "__Host-attise";
const DAY = 86_400;
/** The longest that any seal lasts, in seconds. */
const MOST = 395 * DAY;

/** Settings of {@link seal} and {@link sealed}. */
export interface SealOptions {
  /** The keys, from `openKeys`. Without them nothing is sealed. */
  keys: Keys | undefined;
  /** Whether this visitor has consented. If not there is no seal, and one that is there is taken back. */
  consent: boolean;
  /** When the page is served, in milliseconds. Default: `Date.now()`. */
  now?: number;
  /** How long the cookie lasts, in seconds: 1 to 34128000 (395 days). Default: 30 days. Never beyond 395 days from the visitor's first page. */
  maxAge?: number;
  /** Whether a page is seen: `false` for an answer that is none, as when a page tells that consent was given. Default: `true`, but for pages that are only prefetched. */
  view?: boolean;
}

/**
 * The `set-cookie` value that goes with a page: when the edge first saw the visitor, when it served this page, and how many it has served.
 *
 * @returns `null` if there is nothing to set. With Global Privacy Control (`Sec-GPC: 1`) or without consent the value takes back a seal that is there. A failure of the
 * engine gives `null` too: no page fails for a seal.
 * @throws {RangeError} for a `maxAge` out of range, and {TypeError} for keys that are none.
 * @example
 * const cookie = seal(request, { keys, consent: hasConsented(request) });
 * if (cookie) response.headers.append("set-cookie", cookie);
 */
export function seal(request: Request, options: SealOptions): string | null {
  const { consent, now = Date.now(), maxAge = 30 * DAY, view = !isSpeculative(request) } = options;
  const keys = textOf(options.keys);
  if (!Number.isInteger(maxAge) || maxAge < 1 || maxAge > MOST) {
    throw new RangeError(`maxAge: expected whole seconds from 1 to ${MOST}, found \`${maxAge}\``);
  }
  const cookies = request.headers.get("cookie") ?? "";
  if (consent !== true || hasOptedOut(request)) {
    return cookies.includes(`${COOKIE}=`) ? `${COOKIE}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax` : null;
  }
  if (keys === undefined) return null;
  const [nonce = 0n] = crypto.getRandomValues(new BigUint64Array(1));
  try {
    return run((engine) => engine.seal(keys, hostOf(request), cookies, nonce, view, maxAge, unixSeconds(now))) ?? null;
  } catch {
    return null;
  }
}

/**
 * A page's response with its {@link seal}, if it is a page that is shown: an answer to `GET` of type HTML, or `304`. With a cookie on it, it is for this visitor
 * alone: its `cache-control` becomes `private, no-cache` unless it says `no-store`. The page may be kept by a cache behind the worker, not by one in front of it.
 *
 * @throws as {@link seal}.
 * @example
 * export default {
 *   fetch: async (request, env) => sealed(await env.ASSETS.fetch(request), request, { keys: openKeys(env.ATTISE_KEYS), consent: hasConsented(request) }),
 * };
 */
export function sealed(response: Response, request: Request, options: SealOptions): Response {
  const cookie = isPage(response, request) ? seal(request, options) : null;
  if (cookie === null) return response;
  const page = new Response(response.body, response);
  page.headers.append("set-cookie", cookie);
  if (!/no-store/i.test(page.headers.get("cache-control") ?? "")) page.headers.set("cache-control", "private, no-cache");
  for (const name of ["cdn-cache-control", "surrogate-control"]) page.headers.delete(name);
  return page;
}

let last = { origin: "", host: "" };

/** The host that a request was made to, with its port if that is not the usual one. */
export function hostOf({ url }: Request): string {
  const [origin] = /^https?:\/\/[^/\\?#]+/.exec(url) ?? [];
  if (origin === undefined) return new URL(url).host;
  // A worker is asked by few hosts, and taking an address apart costs more than all of the seal's other parts.
  if (last.origin !== origin) last = { origin, host: new URL(url).host };
  return last.host;
}

/** Global Privacy Control: the visitor is not to be followed. */
export const hasOptedOut = (request: Request): boolean => request.headers.get("sec-gpc") === "1";

/** Asked for in advance: nobody may ever see it. */
const isSpeculative = (request: Request): boolean => /\bprefetch\b/.test(request.headers.get("sec-purpose") ?? "");

function isPage({ ok, status, headers }: Response, request: Request): boolean {
  const html = (headers.get("content-type") ?? "text/html").startsWith("text/html");
  const shown = ["document", "iframe", null].includes(request.headers.get("sec-fetch-dest"));
  return request.method === "GET" && (ok || status === 304) && html && shown;
}
