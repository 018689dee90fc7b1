// From texts to the engine's numbers: paths, names, and what fields say. Each distinct text is decided by Rust once, and remembered.
import type { OpenPlan } from "../plan/open.js";
import { isScalar } from "../plan/post.js";
import type { Instance } from "./engine.js";
import { Memo } from "./memo.js";

/** Distinct texts of a sort that are remembered: those of most sites, and not all that a stream can invent. */
const MOST = 4096;
/** Addresses of which is known that they were asked for once. */
const ONCE = 256;
/** Longest text that is remembered; longer ones are decided each time. */
const LONGEST = 512;

/** A page, as the engine knows it: its groups, a bit each, and the hash of its path. */
export interface Page {
  groups: number;
  path: number;
}

const NO_PAGE: Page = { groups: 0, path: 0 };

/** The names of one engine. */
export class Names {
  readonly #engine: Instance;
  readonly #plan: OpenPlan;
  readonly #fields: string[];
  readonly #pages = new Memo<unknown, Page>(MOST);
  readonly #names = new Memo<unknown, number>(MOST);
  readonly #classes: Memo<unknown, number>[];
  /** The last address, and its page: most of what happens follows on the same one. */
  #address: unknown;
  #page = NO_PAGE;
  /** Addresses with a query that were asked for once: what never comes again, such as the mark of a click, is not remembered. */
  readonly #once: string[] = new Array(ONCE).fill("");

  constructor(engine: Instance, plan: OpenPlan, fields: string[]) {
    this.#engine = engine;
    this.#plan = plan;
    this.#fields = fields;
    this.#classes = fields.map(() => new Memo(MOST));
  }

  /** The page of an address; none for what is no text. */
  page(address: unknown): Page {
    if (address === this.#address) return this.#page;
    const page = this.#pages.get(address) ?? this.#newPage(address);
    this.#address = address;
    return (this.#page = page);
  }

  #newPage(address: unknown): Page {
    if (typeof address !== "string") return NO_PAGE;
    let end = address.indexOf("?");
    if (end < 0) end = address.indexOf("#");
    if (end < 0) return this.#remember(this.#pages, address, this.#decide(address));
    const path = address.slice(0, end);
    const page = this.#pages.get(path) ?? this.#newPage(path);
    const slot = (address.length * 31 + address.charCodeAt(address.length - 1)) % ONCE;
    if (this.#once[slot] === address) return this.#remember(this.#pages, address, page);
    this.#once[slot] = address;
    return page;
  }

  #decide(address: string): Page {
    const path = this.#engine.path(write(this.#engine, address));
    const [groups] = new Int32Array(this.#engine.memory.buffer, this.#engine.result(), 1);
    return { groups: groups!, path };
  }

  /** The number of a name; 0 for none. */
  name(name: unknown): number {
    return this.#names.get(name) ?? this.#newName(name);
  }

  #newName(name: unknown): number {
    if (typeof name !== "string") return 0;
    return this.#remember(this.#names, name, this.#engine.name(write(this.#engine, name)));
  }

  /** The class of what a field of the plan says, by the field's place; -1 for what is neither text nor number nor yes or no. */
  said(field: number, value: unknown): number {
    return this.#classes[field]!.get(value) ?? this.#newClass(field, value);
  }

  #newClass(field: number, value: unknown): number {
    if (value !== null && !isScalar(value)) return -1;
    const text = value === null ? "" : String(value);
    const words = this.#plan.ask((plan) => plan.fitClass(this.#fields[field]!, text));
    room(this.#engine, words.length).set(words);
    return this.#remember(this.#classes[field]!, value, this.#engine.classOf(field, words.length));
  }

  #remember<V>(memo: Memo<unknown, V>, key: unknown, value: V): V {
    return typeof key === "string" && key.length > LONGEST ? value : memo.set(key, value);
  }
}

/** So many words of the engine's buffer. */
export function room(engine: Instance, words: number): Uint32Array {
  // asking for room may make the memory grow, and that its buffer another one
  const at = engine.buffer(words);
  return new Uint32Array(engine.memory.buffer, at, words);
}

/** Puts bytes into the engine's buffer, and tells how many they are. */
export function put(engine: Instance, bytes: Uint8Array): number {
  const at = engine.buffer((bytes.length + 3) >> 2);
  new Uint8Array(engine.memory.buffer, at, bytes.length).set(bytes);
  return bytes.length;
}

const encoder = new TextEncoder();

/** Puts a text into the engine's buffer, and tells how many bytes it is. */
const write = (engine: Instance, text: string): number => put(engine, encoder.encode(text));
