// Reads the body of a request once and keeps its bytes; a larger one stays a stream.

/** Bodies above this many bytes are not kept: no form is that large, and memory is finite. */
const KEPT = 10 * 1024 * 1024;

/** A body as it came: all of its bytes; or, when there are too many, a stream of them from the first on, whatever was read by then; or why not. */
export type Body = { bytes: Uint8Array<ArrayBuffer> } | { stream: ReadableStream<Uint8Array> } | { gone: true };

/** Reads a request's body as far as it may be kept; `null` without one. What announces its length, as HTTP holds it to, is asked for in one piece. */
export async function bodyOf(request: Request): Promise<Body | null> {
  const announced = request.headers.get("content-length");
  if (announced === null || !/^\d+$/.test(announced) || Number(announced) > KEPT) return request.body && readBody(request.body, announced);
  try {
    const bytes = new Uint8Array(await request.arrayBuffer());
    return bytes.length > KEPT ? { stream: new Blob([bytes]).stream() } : { bytes };
  } catch {
    return { gone: true };
  }
}

/** Reads a body as far as it may be kept. `announced` is its `Content-Length`, if it has one: what says that it is too large is not even begun. */
async function readBody(stream: ReadableStream<Uint8Array>, announced: string | null): Promise<Body> {
  if (Number(announced) > KEPT) return { stream };
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      chunks.push(next.value);
      length += next.value.length;
      if (length > KEPT) return { stream: resumed(chunks, reader) };
    }
  } catch {
    return { gone: true };
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return { bytes };
}

/** The chunks that were read, then what the reader still gives, one at a time as it is asked for. */
function resumed(chunks: Uint8Array[], reader: ReadableStreamDefaultReader<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const kept = chunks.shift();
      if (kept) return controller.enqueue(kept);
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
