// Verdicts that an earlier version of the worker has stored.
import { unavailable, type Verdict } from "attise/edge";

/** Verdicts are kept as they were given; what they did not say then is empty. */
export function complete(stored: Verdict): Verdict {
  const empty = unavailable("", 0);
  return { ...empty, ...stored, reading: { ...empty.reading, ...stored.reading } };
}
