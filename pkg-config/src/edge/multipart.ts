// Takes a multipart form apart, in every host to the same bytes: the parsers of the hosts differ in what they let pass.

/** The value of a part that is a file: of no use here, and not kept. */
export const FILE = Symbol("file");

const CR = 13;
const LF = 10;
const DASH = 45;

/** The entries of a multipart body, in order; `null` if it is none: no boundary, a part without a name, or no end. */
export function multipart(body: Uint8Array, contentType: string): [string, string | typeof FILE][] | null {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70})(?=\s*(?:;|$)))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) return null;
  const delimiter = new TextEncoder().encode(`\r\n--${boundary}`);
  const entries: [string, string | typeof FILE][] = [];
  // The first delimiter has no line before it if there is no preamble.
  let at = startsWith(body, delimiter.subarray(2), 0) ? delimiter.length - 2 : after(body, delimiter, 0);
  while (at !== -1) {
    if (body[at] === DASH && body[at + 1] === DASH) return entries;
    while (body[at] === 32 || body[at] === 9) at++;
    if (body[at] !== CR || body[at + 1] !== LF) return null;
    const headers = after(body, BLANK, at);
    const next = after(body, delimiter, headers);
    if (headers === -1 || next === -1) return null;
    const named = disposition(text(body.subarray(at, headers)));
    if (!named) return null;
    entries.push([named.name, named.file ? FILE : text(body.subarray(headers, next - delimiter.length))]);
    at = next;
  }
  return null;
}

const BLANK = new Uint8Array([CR, LF, CR, LF]);

/** Name of the part, and whether it is a file, by its headers. */
function disposition(headers: string): { name: string; file: boolean } | null {
  const [, line] = /\r\ncontent-disposition:[ \t]*form-data([^\r\n]*)/i.exec(headers) ?? [];
  if (line === undefined) return null;
  // One after the other: what looks like a parameter within quotes is none.
  const parameters = [...line.matchAll(/;[ \t]*([\w*-]+)=(?:"([^"]*)"|([^\s;"]*))/g)].map(([, key = "", quoted, plain]) => [key.toLowerCase(), quoted ?? plain ?? ""] as const);
  const name = parameters.find(([key]) => key === "name")?.[1];
  if (name === undefined) return null;
  // As browsers write what would end the name.
  const unescaped = name.replace(/%0D/gi, "\r").replace(/%0A/gi, "\n").replace(/%22/g, '"');
  return { name: unescaped, file: parameters.some(([key]) => key === "filename" || key === "filename*") };
}

const text = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** The place after the next `found`; -1 if there is none. */
function after(body: Uint8Array, found: Uint8Array, from: number): number {
  if (from === -1) return -1;
  for (let at = body.indexOf(CR, from); at !== -1; at = body.indexOf(CR, at + 1)) {
    if (startsWith(body, found, at)) return at + found.length;
  }
  return -1;
}

function startsWith(body: Uint8Array, found: Uint8Array, at: number): boolean {
  for (let i = 0; i < found.length; i++) if (body[at + i] !== found[i]) return false;
  return true;
}
