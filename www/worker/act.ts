// POST /inbox/:id/:act: one act of a salesperson. Checked against the plan, written to the audit, shown on the lead's page.
import { enter } from "./access.ts";
import { acts, Refusal, type Input } from "./acts.ts";
import { placeIn, type Entry } from "./audit.ts";
import { leadPage } from "./lead-page.ts";
import type { Context, Env } from "./env.ts";
import { forwardDue, retryNow } from "./forward.ts";
import { langOf } from "./language.ts";
import { notice } from "./notice.ts";
import { isOwnForm } from "./origin.ts";
import { findPerson, type Person } from "./people.ts";
import { capacity, placeOf } from "./plan.ts";
import { leadAddress } from "./query.ts";
import { page, seeOther } from "./respond.ts";
import { sasOf, settleSas } from "./sas.ts";
import { remake, save, withVerdict } from "./standing.ts";
import { findLead, type Lead } from "./store.ts";

const MOST_BYTES = 32 * 1024;
const NOTE = 2000;
const LATE = {
  fr: "Ce lead a changé depuis que vous avez ouvert la page. Rien n’a été fait\u00a0: relisez-le, puis recommencez.",
  en: "This lead has changed since you opened the page. Nothing was done: read it again, then try again.",
};
const FAILED = {
  fr: "Le moteur ou la base n’a pas répondu. Rien n’a été fait\u00a0: réessayez dans un instant.",
  en: "The engine or the database did not answer. Nothing was done: try again in a moment.",
};

export async function actOnLead(request: Request, env: Env, context: Context): Promise<Response> {
  const url = new URL(request.url);
  const lang = langOf(url.searchParams.get("lang"));
  const who = await enter(request, env, lang);
  if (who instanceof Response) return who;
  if (!isOwnForm(request)) return notice("foreign", lang, 403);
  const [, id = "", act = ""] = /^\/inbox\/([\w-]{1,64})\/([a-z]+)$/.exec(url.pathname) ?? [];
  if (act !== "retry" && !Object.hasOwn(acts, act)) return notice("getOnly", lang, 405, { allow: "GET, HEAD" });
  const lead = await findLead(env.DB, id);
  const person = lead && (await findPerson(env.DB, lead.person));
  const speaker = person && (await findLead(env.DB, person.lead));
  if (!person || !speaker) return notice("missing", lang, 404);
  const input = await inputOf(request);
  const now = Date.now();
  const said = await done(env, { act, person, speaker, input, who, now }).catch((error) => {
    console.error("act not done", error);
    return new Refusal(503, FAILED);
  });
  if (said instanceof Refusal) return page((await leadPage(env, speaker.id, lang, { refused: said.text[lang] }))!, said.status);
  context.waitUntil(forwardDue(env, now));
  return seeOther(`${leadAddress(speaker.id, lang)}${lang === "en" ? "&" : "?"}done=${act}`);
}

interface Asked {
  act: string;
  person: Person;
  speaker: Lead;
  input: Input;
  who: string;
  now: number;
}

/** Does it, or says why not; a refusal has changed nothing. */
async function done(env: Env, { act, person, speaker, input, who, now }: Asked): Promise<Refusal | null> {
  const seen = input("version");
  if (seen && seen !== String(person.version)) return new Refusal(409, LATE);
  const before = placeIn(person.verdict.reading);
  const note = input("note").slice(0, NOTE) || null;
  const common = { at: now, person: person.id, who, before, note };
  if (act === "retry") {
    await retryNow(env.DB, person.id, now);
    const entry: Entry = { ...common, what: "retry", after: before, reason: null, detail: {} };
    return (await save({ ...env, CRM_URL: "" }, person, person, speaker, [entry], "retry", now)) ? null : new Refusal(409, LATE);
  }
  const full = person.verdict.reading.next?.gate === "capacity";
  const draft = await acts[act]!(person, input, (as) => remake(speaker, as, full));
  if (draft instanceof Refusal) return draft;
  const verdict = await remake(speaker, draft.person, full);
  const after = { ...withVerdict({ ...draft.person, actedAt: now }, speaker, verdict, now) };
  const entry: Entry = { ...common, what: draft.what, after: placeIn(verdict.reading), reason: draft.reason, detail: draft.detail };
  if (!(await save(env, person, after, speaker, [entry], draft.what, now))) return new Refusal(409, LATE);
  await settlePlace(env, person, after, now);
  return null;
}

/** Whom sales takes has a place, also beyond the quota; who is sent back before that gives it to the next. */
async function settlePlace(env: Env, before: Person, { id, outcome, verdict }: Person, now: number): Promise<void> {
  if (!capacity) return;
  try {
    const limit = placeOf(capacity.stage);
    const was = placeOf(before.verdict.reading.stage) >= limit;
    if (placeOf(verdict.reading.stage) >= limit) await sasOf(env).take(id, now);
    else if (!was && outcome !== null) await sasOf(env).leave(id);
    await settleSas(env, now);
  } catch (error) {
    // The act is done whatever comes of that; the scheduled work goes on with it.
    console.error("after the act", error);
  }
}

/** The fields of a form of the inbox; nothing where there is none. */
async function inputOf(request: Request): Promise<Input> {
  const length = Number(request.headers.get("content-length") ?? 0);
  const fields = new Map<string, string>();
  if (length <= MOST_BYTES) {
    const form = await request.formData().catch(() => null);
    for (const [name, value] of form ?? []) if (typeof value === "string") fields.set(name, value.trim());
  }
  return (name) => fields.get(name) ?? "";
}
