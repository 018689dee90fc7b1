// Remembers what was worked out for a key.

/** What was worked out, by key: of so many keys at most, then it begins anew. */
export class Memo<K, V> {
  readonly #known = new Map<K, V>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** What is known of a key. */
  get(key: K): V | undefined {
    return this.#known.get(key);
  }

  /** Remembers it, and gives it. */
  set(key: K, value: V): V {
    if (this.#known.size >= this.#most) this.#known.clear();
    this.#known.set(key, value);
    return value;
  }
}
