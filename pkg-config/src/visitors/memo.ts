// Remembers what was worked out for a key, for so many keys: those not asked for in a while are forgotten.

/** What was worked out, by key. At least the last `most` keys are known, and never more than twice as many. */
export class Memo<K, V> {
  #recent = new Map<K, V>();
  #older = new Map<K, V>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** What is known of a key. */
  get(key: K): V | undefined {
    const known = this.#recent.get(key);
    return known === undefined ? this.#find(key) : known;
  }

  #find(key: K): V | undefined {
    const known = this.#older.get(key);
    if (known !== undefined) this.set(key, known);
    return known;
  }

  /** Remembers it, and gives it. */
  set(key: K, value: V): V {
    if (this.#recent.size >= this.#most) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(key, value);
    return value;
  }
}
