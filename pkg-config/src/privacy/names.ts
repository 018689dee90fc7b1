// The names that a plan gives to the numbers that are kept.
import type { Plan } from "../generated/plan.js";
import { nameHash } from "../text.js";
import type { Language } from "./words.js";

type Criterion = Plan["criteria"][number];

export type Names = ReturnType<typeof namesOf>;

/** `source` is the plan or its JSON text; of one that cannot be read nothing is named. */
export function namesOf(source: unknown, language: Language) {
  const plan = parse(source);
  const criteria = plan.criteria ?? [];
  const all = (item?: string | readonly string[]): readonly string[] => (item === undefined ? [] : typeof item === "string" ? [item] : item);
  const texts = new Map(criteria.flatMap((criterion) => all("name" in criterion ? criterion.name : undefined)).map((name) => [nameHash(name), name]));
  const slots = plan.offers ?? [];
  const offers = new Map(slots.flatMap((slot) => (slot.choices ?? []).map(({ offer }) => [keyOf(offer), offer])));
  const keys = new Map(criteria.map((criterion) => [keyOf(criterion.id), criterion]));
  return {
    criterion: (key: number): Criterion | undefined => keys.get(key),
    label: (criterion?: Criterion): string | undefined =>
      typeof criterion?.label === "string" ? criterion.label : criterion?.label?.[language] ?? criterion?.id,
    at: (place: number): Criterion | undefined => criteria[place],
    offer: (key: number): string | undefined => offers.get(key),
    /** What a form, a file, a link or an event is called. */
    text: (hash: number): string | undefined => texts.get(hash),
    /** The page groups of the plan, a bit each. */
    groups: (bits: number): string[] => Object.keys(plan.pages ?? {}).filter((_, bit) => (bits >>> bit) & 1),
    /** Per cent of visitors who see only the defaults. */
    holdout: plan.holdoutPercent ?? 0,
  };
}

function parse(source: unknown): Partial<Plan> {
  try {
    return (typeof source === "string" ? JSON.parse(source) : source) ?? {};
  } catch {
    return {};
  }
}

/** As in `src/hash.rs`. */
const keyOf = (id: string): number => nameHash(id) & 0xff_ffff;
