// Reads the body of a request once and keeps its bytes.

/** Bodies above this many bytes are not even kept: no form is that large, and memory is finite. */
const KEPT = 10 * 1024 * 1024;

/** The bytes of the body; `null` if there is none to keep: above {@link KEPT}, or the visitor left before the end. */
export async function readBody(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      length += next.value.length;
      if (length > KEPT) {
        await reader.cancel();
        return null;
      }
      chunks.push(next.value);
    }
  } catch {
    return null;
  }
  const body = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return body;
}
