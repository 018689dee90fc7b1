// From what a visitor sent to plain fields and the payload; says what is wrong with it instead of throwing.
import { isScalar } from "../plan/post.js";
import { put } from "../put.js";
import { FILE, multipart } from "./multipart.js";
import { urlencoded } from "./urlencoded.js";

/** Name of the hidden field that carries the payload. */
const PAYLOAD = "attise";

/** Bodies above this many bytes are not parsed, and fields after this many characters of names and values are left out. */
const PARSED = 256 * 1024;
/** Fields after this many are left out. */
const FIELDS = 1000;
/** No payload is as long as that: what is beyond is not even handed to the engine, which refuses it. */
const PAYLOAD_CHARACTERS = 2049;

/** Why a post cannot be read as one form with one payload. */
export type Unreadable = "too_large" | "unreadable" | "duplicate_payload" | "file_payload";

/** A form post taken apart. */
export interface Sent {
  /** All text fields but the payload; a field sent several times (checkboxes) holds its values with `, ` between. */
  fields: Record<string, string>;
  /** `null` if there was none. */
  payload: string | null;
  /** `null` if all is well. */
  problem: Unreadable | null;
}

/** A post of which nothing could be read. */
export const unreadable = (problem: Unreadable): Sent => ({ fields: {}, payload: null, problem });

/** Takes apart a body by its content type: urlencoded, multipart or JSON. A payload that is in the query as well is one too many. */
export function fromBody(body: Uint8Array, contentType: string, query: URLSearchParams): Sent {
  const sent = parse(body, contentType);
  return sent.payload !== null && query.has(PAYLOAD) ? { ...sent, payload: null, problem: "duplicate_payload" } : sent;
}

/** The bytes as text, with a mark of their order if there is one. */
const asItIs = new TextDecoder("utf-8", { ignoreBOM: true });

function parse(body: Uint8Array, contentType: string): Sent {
  if (body.length > PARSED) return unreadable("too_large");
  const [type = ""] = contentType.toLowerCase().split(";");
  if (/^application\/(?:[\w.+-]+\+)?json\s*$/.test(type)) return fromJson(new TextDecoder().decode(body));
  if (/^application\/x-www-form-urlencoded\s*$/.test(type)) {
    return fromEntries(urlencoded(asItIs.decode(body)));
  }
  const entries = /^multipart\/form-data\s*$/.test(type) && multipart(body, contentType);
  return entries ? fromEntries(entries) : unreadable("unreadable");
}

function fromJson(text: string): Sent {
  try {
    return fromObject(JSON.parse(text));
  } catch {
    return unreadable("unreadable");
  }
}

/** Takes apart the entries of a form or of a query; files are left out. */
export function fromEntries(entries: Iterable<[string, FormDataEntryValue | typeof FILE]>): Sent {
  const fields: Record<string, string> = {};
  const payloads: unknown[] = [];
  let room = PARSED;
  let count = 0;
  for (const [name, value] of entries) {
    if (name === PAYLOAD) {
      payloads.push(value);
    } else if (typeof value === "string") {
      room -= name.length + value.length;
      count++;
      if (room < 0 || count > FIELDS) return { ...unreadable("too_large"), fields };
      put(fields, name, Object.hasOwn(fields, name) ? `${fields[name]}, ${value}` : value);
    }
  }
  const [payload = null] = payloads;
  const sent = { fields, payload: null };
  if (payloads.length > 1) return { ...sent, problem: "duplicate_payload" };
  if (payload !== null && typeof payload !== "string") return { ...sent, problem: "file_payload" };
  return { ...sent, payload: payload && payload.trim().slice(0, PAYLOAD_CHARACTERS), problem: null };
}

/** Takes apart an object, as JSON gives it: texts, numbers, booleans and lists of them are fields, the rest is left out. */
export function fromObject(value: unknown): Sent {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return unreadable("unreadable");
  const entries: [string, string][] = [];
  for (const [name, content] of Object.entries(value)) {
    const text = asText(content);
    if (text !== null) entries.push([name, text]);
    // A payload that is no text is judged by the engine, as a text that is no payload.
    else if (name === PAYLOAD && content != null) entries.push([name, "!"]);
  }
  return fromEntries(entries);
}

const asText = (value: unknown): string | null =>
  Array.isArray(value) ? (value.every(isScalar) ? value.join(", ") : null) : isScalar(value) ? String(value) : null;
