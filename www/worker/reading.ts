// A reading with all its parts: the empty one, and those that an earlier version of the worker has stored.
import { unavailable, type Reading, type Verdict } from "attise/edge";

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

/** Verdicts are kept as they were given; what they did not say then is empty. */
export function complete(stored: Verdict): Verdict {
  return { ...unavailable("", 0), ...stored, reading: { ...emptyReading(stored.reading.at), ...stored.reading } };
}
