// The routes of the inbox: /inbox, /inbox/contents, /inbox/:id, and all as JSON. `?lang=en` for English.
import { refusal } from "./access.ts";
import { contentsOf, contentsPage, marks } from "./contents.ts";
import { detailPage } from "./detail.ts";
import type { Env } from "./env.ts";
import { detailJson, listJson } from "./inbox-json.ts";
import { langOf } from "./language.ts";
import { listPage } from "./list.ts";
import { notice } from "./notice.ts";
import { filterOf } from "./query.ts";
import { json, page } from "./respond.ts";
import { countLeads, countMarks, findLead, listLeads } from "./store.ts";

export async function inbox(request: Request, env: Env): Promise<Response> {
  const url = new URL(request.url);
  const lang = langOf(url.searchParams.get("lang"));
  const refused = await refusal(request, env, lang);
  if (refused) return refused;

  if (url.pathname === "/inbox/contents" || url.pathname === "/inbox/contents.json") {
    const [counts, found] = await Promise.all([countLeads(env.DB), countMarks(env.DB, marks)]);
    const contents = contentsOf(found);
    return url.pathname.endsWith(".json") ? json({ leads: counts.all, contents }) : page(contentsPage(contents, counts.all, lang));
  }
  const asked = /^\/inbox\/([\w-]{1,64}?)(\.json)?$/.exec(url.pathname);
  if (asked?.[1]) {
    const lead = await findLead(env.DB, asked[1]);
    if (asked[2]) return lead ? json(detailJson(lead)) : json({ error: "no such lead" }, 404);
    return lead ? page(detailPage(lead, lang)) : notice("missing", lang, 404);
  }
  if (url.pathname === "/inbox/" || url.pathname === "/inbox" || url.pathname === "/inbox.json") {
    const filter = filterOf(url.searchParams);
    const [counts, leads] = await Promise.all([countLeads(env.DB), listLeads(env.DB, filter)]);
    return url.pathname === "/inbox.json" ? json(listJson(counts, leads)) : page(listPage(counts, leads, filter, lang));
  }
  return notice("missing", lang, 404);
}
