// What a form post holds, from whatever the host has of it.
import { bodyOf } from "./body.js";
import { fromBody, fromEntries, fromObject, unreadable, type Sent } from "./fields.js";

/** A form post: as the host received it, or what the host has made of it. */
export type Source = Request | FormData | Record<string, string>;

/** A post taken apart, and the bytes that it came in. */
export interface Received extends Sent {
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;
}

/** Reads a post. @throws {TypeError} if the request's body was read before. */
export async function receive(source: Source): Promise<Received> {
  if (isForm(source)) return { ...fromEntries(source), body: null };
  if (!isRequest(source)) return { ...fromObject(source), body: null };
  if (source.bodyUsed) throw new TypeError("the request's body was read before: give `qualify` a `request.clone()` made earlier");
  const query = source.url.includes("?") ? new URL(source.url).searchParams : NOTHING;
  const { headers } = source;
  const body = await bodyOf(source);
  if (!body) return { ...fromEntries(query), body };
  if ("gone" in body) return { ...unreadable("unreadable"), body: null };
  if ("stream" in body) return { ...unreadable("too_large"), body: body.stream };
  // Hosts differ in whether nothing sent is a body.
  if (body.bytes.length === 0) return { ...fromEntries(query), body: null };
  return { ...fromBody(body.bytes, headers.get("content-type") ?? "", query), body: body.bytes };
}

const NOTHING = new URLSearchParams();

// Told by what they can do, which nothing from JSON can: hosts and frameworks bring classes of their own.

/** True for a request. */
export const isRequest = (source: unknown): source is Request =>
  source instanceof Request || typeof (source as Request | null)?.headers?.get === "function";

const isForm = (source: unknown): source is FormData =>
  source instanceof FormData || typeof (source as FormData | null)?.getAll === "function";
