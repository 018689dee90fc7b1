// The verdict when the engine itself fails: everything unknown, said as such.
import { unixSeconds, type OpenPlan } from "../plan/open.js";
import { noContact, noSuspicion } from "./unknown.js";
import type { Verdict } from "../plan/types.js";

/**
 * The verdict of a post that nothing could judge: a label and an empty reading, so that the lead goes on.
 *
 * @param error why; its message becomes the `trustReason`
 * @param now when the post arrived, in milliseconds
 * @example
 * const verdict = unavailable(new Error("no plan"), Date.now());
 */
export function unavailable(error: unknown, now: number, plan?: OpenPlan): Verdict {
  return {
    trust: "engine_unavailable",
    trustReason: error instanceof Error ? error.message : String(error),
    replay: null,
    seal: null,
    plan: { id: plan?.id ?? "", hash: plan?.hash ?? "" },
    reading: {
      at: unixSeconds(now),
      engagement: 0,
      temperature: "cold",
      receipt: [],
      fit: 0,
      coverage: 0,
      fitReceipt: [],
      grade: null,
      mark: null,
      persona: null,
      personas: [],
      quadrant: null,
      quadrantAction: null,
      action: null,
      phase: null,
      bant: null,
      subject: null,
      segments: [],
      disqualified: [],
      raised: [],
      stage: null,
      next: null,
      owner: null,
      contact: null,
      sla: null,
      actions: [],
      offers: {},
    },
    reasons: {
      fr: "Score non calculé\u00a0: le moteur n’a pas répondu.",
      en: "Not scored: the engine did not answer.",
    },
    transmissible: {
      allowed: false,
      code: "unjudged",
      why: { fr: "Non jugé\u00a0: une personne le lit d’abord.", en: "Not judged: a person reads it first." },
    },
    route: "review",
    handoff: { key: null },
    dueBy: null,
    offer: null,
    enriched: [],
    evidence: null,
    suspicion: noSuspicion(),
    contact: noContact(),
  };
}
