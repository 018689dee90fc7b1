// The verdict about one form post; whatever a visitor sends, there is one.
import type { OpenPlan } from "../plan/open.js";
import { PlanError } from "../plan/problem.js";
import { readFields } from "../plan/post.js";
import { mustBeDocument } from "../plan/text.js";
import type { Facts, PlanSource, Verdict } from "../plan/types.js";
import { readBody } from "./body.js";
import { textOf, type Keys } from "./keys.js";
import { fromBody, fromEntries, fromObject, unreadable, type Sent } from "./fields.js";
import { open } from "./plans.js";
import { isReplayed, type ReplayStore } from "./replays.js";
import { hasOptedOut, hostOf } from "./seal.js";
import { unavailable } from "./unavailable.js";

/** Settings of {@link qualify}. */
export interface QualifyOptions {
  /** The plan: one from `openPlan`, or the JSON text or object, which is then opened once and remembered. */
  plan: OpenPlan | PlanSource;
  /** What is known of the lead beyond its form: gates that a person has opened, what sales has taken. Default: nothing. */
  facts?: Facts;
  /**
   * What the host knows beside the form: the country of the connection, what a database says of the company. It fills fields that the form leaves empty and
   * never wins over what the form says, for the lead knows best where its project is. Default: nothing.
   */
  enrichment?: Record<string, string>;
  /** The keys, from `openKeys`: the payload is held to what the edge sealed for its visitor. Default: none, and `consistent` is the best trust. */
  keys?: Keys;
  /** Remembers payloads, so that each counts once. Default: none, and `verdict.replay` is `replay_unchecked`. */
  replays?: ReplayStore;
  /** The name of the form that was posted, the `data-attise-form` of its page: a payload of another one is `unverified`. Default: any. */
  form?: string;
  /** When the post arrived, in milliseconds. Default: `Date.now()`. */
  now?: number;
}

/** What {@link qualify} found. */
export interface Qualified {
  verdict: Verdict;
  /** The form's text fields without the payload. */
  fields: Record<string, string>;
  /** The request's body as it came, to forward unchanged; `null` if there was no request, or its body is above 10 MiB. */
  body: Uint8Array<ArrayBuffer> | null;
}

/**
 * Qualifies a form post: reads it, works the score out anew from its payload with the plan, and says how far to believe it.
 *
 * Bodies may be urlencoded, multipart or JSON; above 256 KiB they are kept but not parsed. Nothing that a visitor can send
 * makes it throw, and no answer is a rejection: what cannot be read is labelled in `verdict.trust`. Of a request with Global
 * Privacy Control (`Sec-GPC: 1`) the payload is not looked at, whatever the page claims.
 *
 * @throws {PlanError} if the plan has problems, and {TypeError} without a plan, for an enrichment that is no object, or if the request's body was read before.
 * @example
 * const plan = openPlan(planJson);
 * export default {
 *   async fetch(request, env) {
 *     const { verdict, fields } = await qualify(request, { plan });
 *     await env.DB.prepare("INSERT INTO leads VALUES (?, ?)").bind(JSON.stringify(fields), JSON.stringify(verdict)).run();
 *     return new Response(verdict.reading.stage);
 *   },
 * };
 */
export async function qualify(
  source: Request | FormData | Record<string, string>,
  options: QualifyOptions,
): Promise<Qualified> {
  const { plan, facts, enrichment, form, replays, now = Date.now() } = options ?? {};
  // Its own error, before anything is read: a mistake in the code is no fault of the engine.
  mustBeDocument(plan);
  const known = readFields(enrichment, "enrichment");
  const keys = textOf(options.keys);
  const { body, fields, payload, problem } = await receive(source);
  const request = source instanceof Request ? source : undefined;
  const optedOut = request !== undefined && hasOptedOut(request);
  // `!` is no payload whatever the plan: the engine labels the post as malformed and still reads its fields.
  const judged = problem ? "!" : optedOut ? null : payload;
  let opened: OpenPlan | undefined;
  try {
    opened = await open(plan);
    const replay = judged === null ? undefined : await isReplayed(replays, opened.replayKey(judged));
    const cookie = (!optedOut && request?.headers.get("cookie")) || "";
    const seen = { ...(keys && { keys, cookie, host: request ? hostOf(request) : "" }), ...(form && { form }), ...(replay && { replay }) };
    const verdict = opened.judge({ payload: judged, fields, now, enrichment: known, ...(facts && { facts }) }, seen);
    const reason = problem ?? (optedOut ? "global_privacy_control" : undefined);
    return { verdict: reason ? { ...verdict, trustReason: reason } : verdict, fields, body };
  } catch (error) {
    if (error instanceof PlanError) throw error;
    return { verdict: unavailable(error, now, opened), fields, body };
  }
}

async function receive(source: Request | FormData | Record<string, string>): Promise<Sent & { body: Qualified["body"] }> {
  if (source instanceof FormData) return { ...fromEntries(source), body: null };
  if (!(source instanceof Request)) return { ...fromObject(source), body: null };
  if (source.bodyUsed) throw new TypeError("the request's body was read before: give `qualify` a `request.clone()` made earlier");
  if (!source.body) return { ...fromEntries(new URL(source.url).searchParams), body: null };
  const body = await readBody(source.body);
  if (!body) return { ...unreadable("too_large"), body };
  return { ...(await fromBody(body, source.headers.get("content-type") ?? "")), body };
}
