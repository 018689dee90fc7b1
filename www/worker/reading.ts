// A reading with all its parts: the empty one, and those that an earlier version of the worker has stored.
import type { Reading, Verdict } from "attise/edge";

/** What is known when nothing was judged. */
export function emptyReading(at: number): Reading {
  return {
    at, engagement: 0, temperature: "cold", receipt: [],
    fit: 0, coverage: 0, fitReceipt: [], grade: null, mark: null, persona: null, personas: [],
    quadrant: null, quadrantAction: null, action: null, phase: null, bant: null, subject: null,
    segments: [], disqualified: [], raised: [],
    stage: null, next: null, owner: null, contact: null, sla: null, actions: [], offers: {},
  };
}

/** What verdicts of before did not say. */
const UNSAID = {
  transmissible: { allowed: false, code: "unjudged" as const, why: { fr: "Non jugé\u00a0: une personne le lit d’abord.", en: "Not judged: a person reads it first." } },
  route: "review" as const,
  handoff: { key: null },
  dueBy: null,
  offer: null,
  enriched: [],
};

/** Verdicts are kept as they were given; what they did not say then is empty. */
export function complete(stored: Verdict): Verdict {
  return { ...UNSAID, ...stored, reading: { ...emptyReading(stored.reading.at), ...stored.reading } };
}
