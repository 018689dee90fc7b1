// The types of what the engine says of who sent a form; no code.
import type { Label } from "./types.js";

/** How much speaks for a post not being what it seems. It is a label: nothing of it is taken from interest, and nobody is rejected. */
export interface Suspicion {
  /** 0 to 100: the sum of the signs' points. */
  points: number;
  /** `low` from 1, `medium` from 25, `high` from 60 points. */
  level: "none" | "low" | "medium" | "high";
  /** The level in a sentence. */
  label: Label;
  /** The signs, heaviest first; a last line `limit` takes off what goes beyond 100. */
  signs: { sign: string; label: Label; points: number }[];
}

/** How good a contact datum is: `valid` says that nothing speaks against it, not that it exists. */
export type Grade = "valid" | "doubtful" | "unusable" | "missing";

/** A contact datum with its grade, and why it has it: stable names. */
export interface Datum {
  /** How good it is. */
  grade: Grade;
  /** Why, as stable names; empty if nothing speaks against it. */
  reasons: string[];
}

/** How good the contact data of a form are, and what its messy texts say. */
export interface Contact {
  /** All together: can this person be reached? */
  quality: Grade;
  /** The e-mail address, and what its domain says. */
  email: Datum & {
    /** For comparing: lower case, without what stands after a plus, the domain as the DNS knows it; `null` if unreadable. */
    address: string | null;
    domain: string | null;
    /** `null` if unreadable. */
    class: "professional" | "free" | "role" | "disposable" | null;
    /** True of a domain that is known never to be disposable. */
    allowlisted: boolean;
    /** True of a domain of the competitors handed in, or one below it. */
    competitor: boolean;
    /** The address that was meant, when it looks like a slip of the hand. */
    suggestion: string | null;
  };
  /** The telephone number, by the rules of its country. */
  phone: Datum & {
    /** In E.164, like `+33612345678`; `null` if there is no such number, or its country's rules are not known. */
    number: string | null;
    /** Code of ISO 3166-1, where the rules know it. */
    country: string | null;
  };
  /** The name of the person. */
  name: Datum;
  /** The name of the company. */
  company: Datum & {
    /** Like `sarl`; `null` if the name has none. */
    legalForm: string | null;
  };
  /** People in the company, at least; `null` if nothing was said that can be a number of people. */
  employees: number | null;
  /** The country that the form names, by its code of ISO 3166-1. */
  country: string | null;
  /** What the job title says. */
  role: {
    level: "decision" | "influence" | "user" | "student" | "unknown";
    department:
      | "purchasing" | "marketing" | "sales" | "hr" | "finance" | "it" | "quality" | "legal" | "operations" | "research" | "management"
      | null;
  };
}
