// POST /lead: reads the form, asks for the verdict, stores both, and sends the visitor to a thank-you page.
import { d1Replays, qualify, unavailable, type Verdict } from "attise/edge";
import { HONEYPOT } from "./asked.ts";
import { insertEntry, placeIn } from "./audit.ts";
import { crmBody } from "./crm.ts";
import type { Context, Env } from "./env.ts";
import { enqueue, forwardDue } from "./forward.ts";
import { insertPerson } from "./people.ts";
import { personId } from "./person-id.ts";
import { rejoin } from "./rejoin.ts";
import { hasPlace, settleSas } from "./sas.ts";
import { handsOver, remake } from "./standing.ts";
import { demoPlan } from "./plan.ts";
import { bounded, contactOf } from "./contact.ts";
import { fieldsOf, receive, type Received } from "./received.ts";
import { langOf, type Lang } from "./language.ts";
import { insertLead, newId, type Lead } from "./store.ts";
import { notice } from "./notice.ts";
import { seeOther } from "./respond.ts";
import { keysOf } from "./sealing.ts";
import { thanksUnsaved, THANKS } from "./thanks.ts";

const RAW_BYTES = 64 * 1024;
const PAYLOAD_CHARACTERS = 2048;

export async function receiveLead(request: Request, env: Env, context: Context): Promise<Response> {
  const received = await receive(request);
  const lead = await judge(request, received, env);
  try {
    await store(env, lead);
  } catch (error) {
    // The last resort: the platform's log keeps what the database could not.
    console.error("lead not stored", JSON.stringify({ ...lead, raw: undefined, error: String(error) }));
    return thanksUnsaved(lead, env, request);
  }
  await join(env, lead);
  context.waitUntil(Promise.all([forwardDue(env, lead.createdAt), settleSas(env, lead.createdAt)]));
  if (!received.whole) return notice("tooLarge", lead.lang, 413);
  return seeOther(THANKS[lead.lang] + lead.id);
}

/** The post, the person and what goes to the CRM: all of it or nothing. */
async function store({ DB, CRM_URL, CRM_FIELDS }: Env, lead: Lead): Promise<void> {
  const { person, createdAt, verdict } = lead;
  const place = placeIn(verdict.reading);
  const nowhere = { stage: null, owner: null, contact: null, next: null };
  const forward = CRM_URL && crmBody(lead, { id: person, outcome: null, reason: null, version: 1 }, "received", createdAt, null, CRM_FIELDS);
  await DB.batch([
    insertLead(DB, lead),
    // Version 0 is that of nobody: who is there already was handed over then, or will be below.
    ...(handsOver(null, place.owner) ? [insertEntry(DB, { at: createdAt, person, who: "", what: "handover", before: nowhere, after: place, reason: null, note: null, detail: {} }, 0)] : []),
    insertPerson(DB, lead),
    ...(forward ? [enqueue(DB, { ...forward, person, event: "received" }, createdAt)] : []),
  ]);
}

/** The lead is stored, and stays so, should this fail: its person is then shown by the earlier post, with this one beside it. */
async function join(env: Env, { person, createdAt }: Lead): Promise<void> {
  try {
    await rejoin(env, person, createdAt);
  } catch (error) {
    console.error("post not joined", error);
  }
}

/** Never throws: a lead is made of whatever came. */
async function judge(request: Request, { bytes, whole }: Received, env: Env): Promise<Lead> {
  const contentType = request.headers.get("content-type");
  let fields: Record<string, string> = {};
  let verdict: Verdict;
  try {
    const copy = new Request(request.url, { method: "POST", headers: request.headers, body: bytes.length > 0 ? bytes : null });
    ({ fields, verdict } = await qualify(copy, { plan: demoPlan(), honeypot: HONEYPOT, keys: keysOf(env), replays: d1Replays(env.DB) }));
  } catch (error) {
    console.error("no verdict", error);
    verdict = unavailable(error, Date.now());
  }
  // What the library leaves unread because it is too large may still hold a name and an address.
  const sent = await fieldsOf(bytes, contentType);
  const readable = Object.keys(sent).length > 0;
  const { attise: payload, ...shown }: Record<string, string> = { ...sent, ...fields };
  const id = newId();
  const contact = contactOf(shown);
  const lead: Lead = {
    id,
    person: personId(contact.email, id),
    createdAt: Date.now(),
    form: shown.form?.slice(0, 80) || null,
    lang: langOf(shown.lang, langOfReferrer(request)),
    ...contact,
    fields: bounded(shown),
    verdict,
    payload: payload?.slice(0, PAYLOAD_CHARACTERS) ?? null,
    raw: bytes.length > 0 && !(readable && whole) ? bytes.slice(0, RAW_BYTES) : null,
  };
  // Before it is stored: whom a full sales cannot take is not handed over.
  const place = await hasPlace(env, lead.person, verdict, lead.createdAt);
  return place ? lead : { ...lead, verdict: await remake(lead, { facts: {}, fields: {} }, true).catch(() => verdict) };
}

function langOfReferrer(request: Request): Lang {
  try {
    return new URL(request.headers.get("referer") ?? "").pathname.startsWith("/en/") ? "en" : "fr";
  } catch {
    return "fr";
  }
}
