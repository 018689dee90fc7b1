// What goes into an engine of many visitors, and what comes out.
import type { SignalKind } from "../types.js";
import type { Temperature } from "../plan/types.js";

/** One thing that a visitor did. Nothing in it throws: numbers out of range saturate, and what is of another type counts as left out. */
export interface VisitorSignal {
  /** What happened. A kind that is none counts for no criterion; the visit goes on. */
  kind: SignalKind;
  /** When, in milliseconds as `Date.now()` gives them. One older than the visitor's last signal counts as of that one. */
  at: number;
  /** The page: a path or a whole address. Query and fragment are cut. Default: no page. */
  path?: string | undefined;
  /** The name of the form, asset, event, channel … Default: none. */
  name?: string | undefined;
  /** Seconds of active time; fractions are cut. */
  seconds?: number | undefined;
  /** Part of a page that was scrolled or of a video that was played, 0 to 100. */
  percent?: number | undefined;
  /** Form fields that became known with it: see {@link Visitors.fields}. */
  fields?: VisitorFields | null | undefined;
}

/** Form fields by name. Numbers and yes or no count as their text; `null` and an empty text say that a field says nothing; what is `undefined` or left out stays as it is. */
export type VisitorFields = { readonly [name: string]: string | number | boolean | null | undefined };

/** What the plan says of a visitor at a time. */
export interface VisitorReading {
  /** Engagement points. */
  engagement: number;
  /** Fit points, those of the best persona included. */
  fit: number;
  /** How much of what the plan asks about fit is known, 0 to 100 percent. */
  coverage: number;
  /** Cold, warm or hot, from the engagement points. */
  temperature: Temperature;
  /** `null` when nothing is known of the fit, or the plan has no grades. */
  grade: "A" | "B" | "C" | "D" | null;
  /** `null` when nothing is known of the fit, or the plan has no quadrants. */
  quadrant: "q1" | "q2" | "q3" | "q4" | null;
  /** `id` of what is done with a lead of its points; `null` if the plan does not say. */
  action: string | null;
  /** `id` of the persona that fits best; `null` if none has points. */
  persona: string | null;
}

/** How often something was done, and how long ago it last was. */
export interface Amount {
  /** Signals that the criterion is about. */
  times?: number | undefined;
  /** Active seconds in their place, where the criterion counts those. */
  seconds?: number | undefined;
  /** Days since the last of them; may have a fraction. Default: 0. */
  days?: number | undefined;
}

/** What a CRM or a warehouse knows of a lead. */
export interface Counts {
  /** By the `id` of the criterion; what is left out has never happened. */
  counts?: { readonly [criterion: string]: Amount | undefined };
  /** Form fields. */
  fields?: VisitorFields | null | undefined;
}
