// From what a visitor sent to plain fields and the payload; says what is wrong with it instead of throwing.
import { isScalar } from "../plan/post.js";

/** Name of the hidden field that carries the payload. */
const PAYLOAD = "attise";

/** Bodies above this many bytes are not parsed. */
const PARSED = 256 * 1024;

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

/** Takes apart a body by its content type: urlencoded, multipart or JSON. */
export async function fromBody(body: Uint8Array<ArrayBuffer>, contentType: string): Promise<Sent> {
  if (body.length > PARSED) return unreadable("too_large");
  try {
    if (/^application\/(?:[\w.+-]+\+)?json\b/i.test(contentType)) return fromObject(JSON.parse(new TextDecoder().decode(body)));
    return fromEntries(await new Response(body, { headers: { "content-type": contentType } }).formData());
  } catch {
    return unreadable("unreadable");
  }
}

/** Takes apart the entries of a form or of a query; files are left out. */
export function fromEntries(entries: Iterable<[string, FormDataEntryValue]>): Sent {
  const fields = new Map<string, string>();
  const payloads: unknown[] = [];
  for (const [name, value] of entries) {
    if (name === PAYLOAD) payloads.push(value);
    else if (typeof value === "string") fields.set(name, fields.has(name) ? `${fields.get(name)}, ${value}` : value);
  }
  return sent(fields, payloads);
}

/** Takes apart an object, as JSON gives it: texts, numbers, booleans and lists of them are fields, the rest is left out. */
export function fromObject(value: unknown): Sent {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return unreadable("unreadable");
  const fields = new Map<string, string>();
  const payloads: unknown[] = [];
  for (const [name, content] of Object.entries(value)) {
    // A payload that is no text is judged, as its text, by the engine.
    if (name === PAYLOAD) payloads.push(...(content == null ? [] : [asText(content)]));
    else if (Array.isArray(content) ? content.every(isScalar) : isScalar(content)) fields.set(name, asText(content));
  }
  return sent(fields, payloads);
}

const asText = (value: unknown): string => (Array.isArray(value) ? value.join(", ") : String(value));

function sent(found: Map<string, string>, payloads: unknown[]): Sent {
  // Unlike assignment, this makes a field called `__proto__` a field like any other.
  const fields = Object.fromEntries(found);
  const [payload = null] = payloads;
  if (payloads.length > 1) return { fields, payload: null, problem: "duplicate_payload" };
  if (payload !== null && typeof payload !== "string") return { fields, payload: null, problem: "file_payload" };
  return { fields, payload, problem: null };
}
