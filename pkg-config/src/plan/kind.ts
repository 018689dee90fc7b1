// Says what a value is, for messages about what was expected and what was found.

/** `null`, `undefined`, `text`, `an array`, `a list of entries` or `a number` and its like. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === "string") return "text";
  if (Array.isArray(value)) return "an array";
  if (typeof value !== "object") return `a ${typeof value}`;
  return Symbol.iterator in value ? "a list of entries" : "an object";
}
