// The body of a form post, read once up to a bound, and its fields when the library would not parse it.

/** More than this is not kept: no form of the site comes near it. */
export const MOST_BYTES = 4 << 20;
/** So much more is read and dropped, as a browser that is cut off in the middle never sees the answer. */
const MOST_READ = 64 << 20;

export interface Received {
  bytes: Uint8Array<ArrayBuffer>;
  /** False when the body went over the bound: `bytes` is then its start. */
  whole: boolean;
}

export async function receive(request: Request): Promise<Received> {
  const chunks: Uint8Array[] = [];
  let [length, read] = [0, 0];
  if (request.body) {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      read += chunk.length;
      if (read > MOST_READ) break;
      if (length > MOST_BYTES) continue;
      chunks.push(chunk);
      length += chunk.length;
    }
  }
  const whole = length <= MOST_BYTES;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return { bytes, whole };
}

/** The text fields of a form body; empty when it is not one. A field sent several times holds its values with `, ` between. */
export async function fieldsOf(bytes: Uint8Array<ArrayBuffer>, contentType: string | null): Promise<Record<string, string>> {
  const fields = new Map<string, string>();
  try {
    const form = await new Response(bytes, { headers: { "content-type": contentType ?? "" } }).formData();
    for (const [name, value] of form) {
      const text = typeof value === "string" ? value : fileNote(value);
      if (text !== null) fields.set(name, fields.has(name) ? `${fields.get(name)}, ${text}` : text);
    }
  } catch {
    return {};
  }
  return Object.fromEntries(fields);
}

/** A file is not kept by this demo: its name and size are, so that one knows to ask for it. */
function fileNote(file: File): string | null {
  return file.size > 0 ? `${file.name} (${Math.ceil(file.size / 1024)} KiB)` : null;
}
