// The edge worker of the demo: the site, the form posts, the thank-you pages, the inbox.
import type { Context, Env } from "./env.ts";
import { actOnLead } from "./act.ts";
import { forwardDue } from "./forward.ts";
import { receiveLead } from "./lead.ts";
import { thankYou, THANKS } from "./thanks.ts";
import { settleSas } from "./sas.ts";
import { inbox } from "./inbox.ts";
import { fromSite } from "./respond.ts";
import { notice } from "./notice.ts";
import { preloaded } from "./preload.ts";
import { answerConsent, sealPage } from "./sealing.ts";
import type { Lang } from "./language.ts";

export default {
  async fetch(request: Request, env: Env, context: Context): Promise<Response> {
    const { pathname } = new URL(request.url);
    const lang = pathname.startsWith("/en/") ? "en" : "fr";
    try {
      return await route(request, env, context, pathname, lang);
    } catch (error) {
      console.error("worker", pathname, error);
      return notice("failed", lang, 500);
    }
  },

  /** Every minute: what is due goes to the CRM, and whom sales has room for is let through. */
  async scheduled({ scheduledTime }: { scheduledTime: number }, env: Env): Promise<void> {
    await Promise.all([forwardDue(env, scheduledTime), settleSas(env, scheduledTime)]);
  },
};

async function route(request: Request, env: Env, context: Context, pathname: string, lang: Lang): Promise<Response> {
  if (pathname === "/lead") {
    return request.method === "POST" ? receiveLead(request, env, context) : notice("postOnly", lang, 405, { allow: "POST" });
  }
  if (pathname === "/consent") return request.method === "POST" ? answerConsent(request, env) : notice("postOnly", lang, 405, { allow: "POST" });
  const isInbox = pathname === "/inbox" || pathname === "/inbox.json" || pathname.startsWith("/inbox/");
  if (isInbox && request.method === "POST") return actOnLead(request, env, context);
  if (request.method !== "GET" && request.method !== "HEAD") {
    return notice("getOnly", lang, 405, { allow: "GET, HEAD" });
  }
  if (isInbox) return inbox(request, env);
  if (pathname.startsWith(THANKS[lang])) {
    return sealPage(preloaded(await thankYou(pathname.slice(THANKS[lang].length), lang, request, env), request), request, env);
  }
  if (pathname.startsWith("/_shell")) return notice("missing", lang, 404);
  return sealPage(preloaded(fromSite(await env.ASSETS.fetch(request)), request), request, env);
}
