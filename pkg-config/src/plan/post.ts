// A form post as the engine can take it, from what code without types may give.
import { kindOf } from "./kind.js";
import { readSender, type Sender } from "./sender.js";
import { asText } from "./text.js";
import type { Facts } from "./types.js";

/** A form post as the engine takes it. */
export interface Post extends Sender {
  /** What the hidden field `attise` held; `null` or left out if there was none. */
  payload?: string | null;
  /** The form's other fields. Numbers and booleans count as their text; what is neither is left out. Default: none. */
  fields?: Record<string, string>;
  /** What is known of the lead beyond its form. Default: nothing. */
  facts?: Facts;
  /** Fields that the host knows, for what the form leaves empty: what the form says wins. Default: none. */
  enrichment?: Record<string, string>;
  /** When it arrived, in milliseconds as `Date.now()` gives them, which is the default. */
  now?: number;
}

/** What the host saw of a post beside what was sent in it, as the engine takes it: what is left out is not known. */
export interface Origin {
  /** The text of the keys. */
  keys?: string;
  /** The host that the post was sent to. */
  host?: string;
  /** The request's header `cookie`. */
  cookie?: string;
  /** The name of the form that was posted. */
  form?: string;
  /** Whether its payload was posted before. */
  replay?: "fresh" | "replayed";
}

/** A form post whose parts are as they have to be. */
export interface ReadPost {
  payload: string | undefined;
  fields: Record<string, string>;
  /** JSON text. */
  facts: string | undefined;
  enrichment: Record<string, string>;
  /** Texts by name. */
  sender: Record<string, string>;
  now: number;
}

/** The post with its parts as they have to be. @throws {TypeError} for a payload that is no text, or fields that are no object. */
export function readPost(post: Post): ReadPost {
  if (typeof post !== "object" || post === null) throw new TypeError(`post: expected an object, found ${kindOf(post)}`);
  const { payload, fields, facts, enrichment, now = Date.now() } = post;
  if (payload != null && typeof payload !== "string") {
    throw new TypeError(`payload: expected text, null or undefined, found ${kindOf(payload)}`);
  }
  return {
    payload: payload ?? undefined,
    fields: readFields(fields, "fields"),
    facts: facts && asText(facts, "facts"),
    enrichment: readFields(enrichment, "enrichment"),
    sender: readSender(post),
    now,
  };
}

/** Fields as texts. @throws {TypeError} for what is no object. */
export function readFields(fields: unknown, name: string): Record<string, string> {
  if (fields === undefined || fields === null) return {};
  if (typeof fields !== "object" || Symbol.iterator in fields) {
    throw new TypeError(`${name}: expected an object of texts, found ${kindOf(fields)}`);
  }
  if (Object.values(fields).every((value) => typeof value === "string")) return fields as Record<string, string>;
  // Unlike assignment, this makes a field called `__proto__` a field like any other.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isScalar(value)).map(([name, value]) => [name, String(value)]));
}

/** What has an evident text. */
export const isScalar = (value: unknown): boolean => ["string", "number", "boolean"].includes(typeof value);
