// POST /lead: reads the form, asks for the verdict, stores both, and sends the visitor to a thank-you page.
import { d1Replays, qualify, type Verdict } from "attise/edge";
import type { Env } from "./env.ts";
import { demoPlan } from "./plan.ts";
import { emptyReading } from "./reading.ts";
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

export async function receiveLead(request: Request, env: Env): Promise<Response> {
  const received = await receive(request);
  const lead = await judge(request, received, env);
  try {
    await insertLead(env.DB, lead);
  } catch (error) {
    // The last resort: the platform's log keeps what the database could not.
    console.error("lead not stored", JSON.stringify({ ...lead, raw: undefined, error: String(error) }));
    return thanksUnsaved(lead, env, request);
  }
  if (!received.whole) return notice("tooLarge", lead.lang, 413);
  return seeOther(THANKS[lead.lang] + lead.id);
}

/** Never throws: a lead is made of whatever came. */
async function judge(request: Request, { bytes, whole }: Received, env: Env): Promise<Lead> {
  const contentType = request.headers.get("content-type");
  let fields: Record<string, string> = {};
  let verdict: Verdict;
  try {
    const copy = new Request(request.url, { method: "POST", headers: request.headers, body: bytes.length > 0 ? bytes : null });
    ({ fields, verdict } = await qualify(copy, { plan: demoPlan(), keys: keysOf(env), replays: d1Replays(env.DB) }));
  } catch (error) {
    console.error("no verdict", error);
    verdict = noVerdict();
  }
  // What the library leaves unread because it is too large may still hold a name and an address.
  const sent = await fieldsOf(bytes, contentType);
  const readable = Object.keys(sent).length > 0;
  const { attise: payload, ...shown }: Record<string, string> = { ...sent, ...fields };
  return {
    id: newId(),
    createdAt: Date.now(),
    form: shown.form?.slice(0, 80) || null,
    lang: langOf(shown.lang, langOfReferrer(request)),
    ...contactOf(shown),
    fields: bounded(shown),
    verdict,
    payload: payload?.slice(0, PAYLOAD_CHARACTERS) ?? null,
    raw: bytes.length > 0 && !(readable && whole) ? bytes.slice(0, RAW_BYTES) : null,
  };
}

function langOfReferrer(request: Request): Lang {
  try {
    return new URL(request.headers.get("referer") ?? "").pathname.startsWith("/en/") ? "en" : "fr";
  } catch {
    return "fr";
  }
}

/** What is said of a lead when even the library failed, as when the plan in this build is wrong. */
function noVerdict(): Verdict {
  return {
    trust: "engine_unavailable",
    trustReason: null,
    replay: null,
    seal: null,
    plan: { id: "", hash: "" },
    reading: emptyReading(Math.floor(Date.now() / 1000)),
    reasons: { fr: "Score non calculé\u00a0: le moteur n’a pas répondu.", en: "Not scored: the engine did not answer." },
    evidence: null,
  };
}
