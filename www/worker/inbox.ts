// What can be read of the inbox: the list, the contents, a lead, all of them as JSON, and the leads as CSV. `?lang=en` for English.
import { enter } from "./access.ts";
import { contentsOf, contentsPage, marks } from "./contents.ts";
import { leadsCsv, outcomesCsv } from "./csv.ts";
import type { Env } from "./env.ts";
import { queueLength } from "./forward.ts";
import { funnelOf } from "./funnel.ts";
import { detailJson, listJson } from "./inbox-json.ts";
import { langOf, type Lang } from "./language.ts";
import { leadPage, wholeOf } from "./lead-page.ts";
import { listPage, type Above } from "./list.ts";
import { notice } from "./notice.ts";
import { allPeople, countPeople, countStages, listPeople } from "./people.ts";
import { filterOf } from "./query.ts";
import { csv, json, page } from "./respond.ts";
import { congestion } from "./sas.ts";
import { countLeads, countMarks } from "./store.ts";

export async function inbox(request: Request, env: Env): Promise<Response> {
  const url = new URL(request.url);
  const lang = langOf(url.searchParams.get("lang"));
  const who = await enter(request, env, lang);
  if (who instanceof Response) return who;
  const path = url.pathname.slice("/inbox".length).replace(/^\/$/, "");
  if (path === "" || path === ".json") return list(env, url, lang, path !== "");
  if (path === "/contents" || path === "/contents.json") return contents(env, lang, path.endsWith(".json"));
  if (path === "/leads.csv") return csv("leads.csv", leadsCsv(await allPeople(env.DB)));
  if (path === "/outcomes.csv") return csv("outcomes.csv", outcomesCsv(await allPeople(env.DB)));
  const [, id, ending] = /^\/([\w-]{1,64}?)(\.json)?$/.exec(path) ?? [];
  if (!id) return notice("missing", lang, 404);
  if (ending) {
    const whole = await wholeOf(env, id);
    return whole ? json(detailJson(whole)) : json({ error: "no such lead" }, 404);
  }
  const found = await leadPage(env, id, lang, { done: url.searchParams.get("done") ?? "" });
  return found ? page(found) : notice("missing", lang, 404);
}

async function list(env: Env, url: URL, lang: Lang, asJson: boolean): Promise<Response> {
  const filter = filterOf(url.searchParams);
  const now = Date.now();
  const [counts, standing, full, queue, leads] = await Promise.all([
    countPeople(env.DB), countStages(env.DB), congestion(env, now), queueLength(env.DB), listPeople(env.DB, filter),
  ]);
  const above: Above = { counts, steps: funnelOf(standing), congestion: full, queue };
  return asJson ? json(listJson(above, leads)) : page(listPage(above, leads, filter, lang, now));
}

async function contents({ DB }: Env, lang: Lang, asJson: boolean): Promise<Response> {
  const [leads, found] = await Promise.all([countLeads(DB), countMarks(DB, marks)]);
  const all = contentsOf(found);
  return asJson ? json({ leads, contents: all }) : page(contentsPage(all, leads, lang));
}
