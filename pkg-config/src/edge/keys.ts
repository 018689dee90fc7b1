// The keys that seal, as a host gives them: a text out of a secret of its environment.
import { run } from "../full/engine.js";
import { kindOf } from "../plan/kind.js";
import type { Problem } from "../plan/types.js";

/**
 * Thrown when a text is no keyring; `problems` lists everything wrong with it, and quotes no part of a key.
 *
 * @example
 * try {
 *   openKeys("1:short");
 * } catch (error) {
 *   if (error instanceof KeysError) console.error(error.problems.map(({ message }) => message).join("\n"));
 * }
 */
export class KeysError extends Error {
  /** `KeysError`. */
  override readonly name = "KeysError";
  /** Everything wrong with it, in the order of the text. */
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ path, message, help }) => `${path}: ${message} (${help})`).join("\n"));
    this.problems = problems;
  }
}

/**
 * Checked keys, from {@link openKeys}. Printed or sent as JSON, they show nothing.
 *
 * @example
 * const sealing: Keys | undefined = openKeys(env.ATTISE_KEYS);
 */
export class Keys {
  readonly #text: string;

  /** @internal */
  constructor(text: string) {
    this.#text = text;
  }

  /** @internal The text, as the engine takes it. */
  static reveal(keys: Keys): string {
    return keys.#text;
  }
}

let last: { text: string; keys: Keys } | undefined;

/**
 * Opens a keyring: `ID:KEY`, several apart by commas, the one that signs first. An id is a number from 0 to 255, a key base64url of at least 32 random bytes.
 * `npx attise key` prints one. Without a text there are no keys, and nothing is sealed; there is no default key.
 *
 * @throws {KeysError} if the text has problems: it lists all of them. {TypeError} for what is no text.
 * @example
 * const keys = openKeys(env.ATTISE_KEYS);
 * const { verdict } = await qualify(request, { plan, keys });
 */
export function openKeys(text: string): Keys;
export function openKeys(text: string | undefined): Keys | undefined;
export function openKeys(text: string | undefined): Keys | undefined {
  if (text === undefined) return undefined;
  if (typeof text !== "string") throw new TypeError(`keys: expected text, found ${kindOf(text)}`);
  if (last?.text === text) return last.keys;
  const problems = run((engine) => engine.checkKeys(text) as Problem[]);
  if (problems.length > 0) throw new KeysError(problems);
  last = { text, keys: new Keys(text) };
  return last.keys;
}

/** The text of keys, `undefined` without any. @throws {TypeError} for what `openKeys` did not give. */
export function textOf(keys: Keys | undefined): string | undefined {
  if (keys === undefined) return undefined;
  if (!(keys instanceof Keys)) throw new TypeError(`keys: expected what \`openKeys\` gives, found ${kindOf(keys)}`);
  return Keys.reveal(keys);
}
