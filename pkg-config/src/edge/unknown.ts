// Suspicion and contact data of a post that nothing has looked at.
import type { Contact, Suspicion } from "../plan/types.js";

/** No sign was looked for. */
export const noSuspicion = (): Suspicion => ({
  points: 0,
  level: "none",
  label: { fr: "Non contrôlé\u00a0: le moteur n’a pas répondu.", en: "Not checked: the engine did not answer." },
  signs: [],
});

/** No datum was looked at. */
export function noContact(): Contact {
  const missing = () => ({ grade: "missing" as const, reasons: [] });
  return {
    quality: "missing",
    email: { ...missing(), address: null, domain: null, class: null, allowlisted: false, competitor: false, suggestion: null },
    phone: { ...missing(), number: null, country: null },
    name: missing(),
    company: { ...missing(), legalForm: null },
    employees: null,
    country: null,
    role: { level: "unknown", department: null },
  };
}
