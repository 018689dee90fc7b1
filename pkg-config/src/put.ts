// Plain objects whose keys come from outside.
/** Gives a plain object an entry. Unlike assignment, this makes one called `__proto__` an entry like any other. */
export function put<T>(object: Record<string, T>, key: string, value: T): void {
  if (key === "__proto__") Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  else object[key] = value;
}
