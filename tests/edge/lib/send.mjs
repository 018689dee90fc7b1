// Sends a post as bytes on the wire, with nothing added.
import { request as open } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const CHUNK = 64 * 1024;

/** The status and the text of the answer. `body` may be a list of chunks; `length` is then what is announced, if anything. */
export async function send(url, { method = "POST", query, type, headers, body = "", chunked = false, length }) {
  const address = new URL("/lead", url);
  for (const [name, value] of Object.entries(query ?? {})) address.searchParams.set(name, value);
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  const announced = length ?? (chunked || method === "GET" ? undefined : bytes.length);
  const request = open(address, {
    method,
    agent: false,
    headers: { ...(type && { "content-type": type }), ...(announced !== undefined && { "content-length": announced }), ...headers },
  });
  const answered = new Promise((resolve, reject) => request.once("response", resolve).once("error", reject));
  await Promise.all([answered, pipeline(Readable.from(bytes instanceof Uint8Array ? pieces(bytes) : bytes), request)]);
  const answer = await answered;
  let text = "";
  for await (const chunk of answer.setEncoding("utf8")) text += chunk;
  return { status: answer.statusCode, text };
}

function* pieces(bytes) {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}
