// The verdict about one form post; whatever a visitor sends, there is one.
import { isTrap } from "../full/engine.js";
import { OpenPlan } from "../plan/open.js";
import { PlanError } from "../plan/problem.js";
import { readFields } from "../plan/post.js";
import { asText, mustBeDocument } from "../plan/text.js";
import { readSender, type Checks } from "../plan/sender.js";
import type { Facts, PlanSource, Verdict } from "../plan/types.js";
import { textOf, type Keys } from "./keys.js";
import { open } from "./plans.js";
import { isRequest, receive, type Received, type Source } from "./receive.js";
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
  /** What the host's own checks found: bots, Turnstile, the address, posts of late. Default: nothing. */
  checks?: Checks;
  /** Name of a form field that people do not see, so that who fills it is no person, or a browser filling for one. Default: none. */
  honeypot?: string;
  /** Domains of competitors, like `rival.fr`; those below them count as well. Default: none. */
  competitors?: string[];
  /** When the post arrived, in milliseconds. Default: `Date.now()`. */
  now?: number;
}

/** What {@link qualify} found. */
export interface Qualified {
  /** What is to be thought of the lead: its reading, trust, stage and reasons. */
  verdict: Verdict;
  /** The form's text fields without the payload. */
  fields: Record<string, string>;
  /**
   * The request's body as it came, to forward unchanged with its `content-type`: its bytes, or above 10 MiB a stream of them,
   * to be read once; `null` if there was no request, no body, or no end of it.
   */
  body: Received["body"];
}

/**
 * Qualifies a form post: reads it, works the score out anew from its payload with the plan, and says how far to believe it.
 *
 * Bodies may be urlencoded, multipart or JSON; above 256 KiB they are kept but not parsed, above 10 MiB not even kept, and of
 * more than 1,000 fields the others are left out: all labelled `too_large`. The verdict looks at the first 8,192 characters of
 * a field. Nothing that a visitor can send makes it throw, and no answer is a rejection: what cannot be read is labelled in
 * `verdict.trust`. Of a request with Global Privacy Control (`Sec-GPC: 1`) the payload is not looked at, whatever the page claims.
 *
 * @throws {PlanError} if the plan has problems, and {TypeError} without a plan, for an enrichment that is no object, wrong `checks`, `honeypot` or `competitors`, or if the request's body was read before.
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
export async function qualify(source: Source, options: QualifyOptions): Promise<Qualified> {
  const { plan, facts, enrichment, form, replays, checks, honeypot, competitors, now = Date.now() } = options ?? {};
  // Its own error, before anything is read: a mistake in the code is no fault of the engine.
  mustBeDocument(plan);
  const known = readFields(enrichment, "enrichment");
  const keys = textOf(options.keys);
  const request = isRequest(source) ? source : undefined;
  const userAgent = request && (request.headers.get("user-agent") ?? "");
  const sender = readSender({ checks, honeypot, competitors, userAgent });
  const { body, fields, payload, problem } = await receive(source);
  const optedOut = request !== undefined && hasOptedOut(request);
  // `!` is no payload whatever the plan: the engine labels the post as malformed and still reads its fields.
  const judged = problem ? "!" : optedOut ? null : payload;
  let opened: OpenPlan | undefined;
  try {
    const asked = (opened = plan instanceof OpenPlan ? plan : await open(plan));
    const replay = replays && judged !== null ? await isReplayed(replays, onceMore(() => asked.replayKey(judged))) : undefined;
    const cookie = (!optedOut && request?.headers.get("cookie")) || "";
    const seen = { ...(keys && { keys, cookie, host: request ? hostOf(request) : "" }), ...(form && { form }), ...(replay && { replay }) };
    const post = { payload: judged ?? undefined, fields: shortened(fields), facts: facts && asText(facts, "facts"), enrichment: known, sender, now };
    const verdict = onceMore(() => asked.verdict(post, seen));
    const reason = problem ?? (optedOut ? "global_privacy_control" : undefined);
    return { verdict: reason ? { ...verdict, trustReason: reason } : verdict, fields, body };
  } catch (error) {
    if (error instanceof PlanError) throw error;
    return { verdict: unavailable(error, now, opened), fields, body };
  }
}

/** Characters of a field that the verdict looks at: its receipt repeats a field's value for each criterion that reads it. */
const CHARACTERS = 8192;

const shortened = (fields: Record<string, string>): Record<string, string> =>
  Object.values(fields).every((value) => value.length <= CHARACTERS) ? fields : Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.slice(0, CHARACTERS)]));

/** Asks again, of a fresh instance, when the engine has trapped: what broke the last one may have been the posts before. */
function onceMore<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (!isTrap(error)) throw error;
    return ask();
  }
}
