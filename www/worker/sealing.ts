// What the edge signs of a visitor who has consented: a seal with each page, and one when consent is given.
import { openKeys, seal, sealed, type Keys } from "attise/edge";
import type { Env } from "./env.ts";

const ANSWER = "orvane-consent";
const HALF_A_YEAR = 182 * 86_400;

/** The keys of the environment. With a wrong secret nothing is sealed and no lead is lost: `npx attise key --check` finds it before a deployment. */
export function keysOf(env: Env): Keys | undefined {
  try {
    return openKeys(env.ATTISE_KEYS);
  } catch (error) {
    console.error("ATTISE_KEYS", error);
    return undefined;
  }
}

/** A page of the site, with its seal if the visitor has consented. */
export function sealPage(response: Response, request: Request, env: Env): Response {
  return sealed(response, request, { keys: keysOf(env), consent: hasConsented(request) });
}

/** POST /consent?answer=yes|no: remembers the answer where the edge can see it, and gives a seal or takes it back. */
export function answerConsent(request: Request, env: Env): Response {
  const consent = new URL(request.url).searchParams.get("answer") === "yes";
  const headers = new Headers({ "cache-control": "no-store" });
  // Nobody consents from another site.
  if (![null, "same-origin"].includes(request.headers.get("sec-fetch-site"))) return new Response(null, { status: 403, headers });
  headers.append("set-cookie", `${ANSWER}=yes; Path=/; Max-Age=${consent ? HALF_A_YEAR : 0}; HttpOnly; SameSite=Lax`);
  const cookie = seal(request, { keys: keysOf(env), consent, view: false });
  if (cookie) headers.append("set-cookie", cookie);
  return new Response(null, { status: 204, headers });
}

/** Whether the visitor has told this site yes, as far as the edge can see. */
export const hasConsented = (request: Request): boolean => (request.headers.get("cookie") ?? "").split(/; */).includes(`${ANSWER}=yes`);
