// Form posts as bytes on the wire, good and bad, each with the trust that it must get in every host.
import { openPlan } from "attise/edge";
import { journey, plan } from "../../node/lib/tiny.mjs";

const { payload } = openPlan(plan).play(journey);
const lead = { email: "a@example.org", employees: "120" };
const sent = { ...lead, attise: payload };
const BOUNDARY = "----attise";

const urlencoded = (body, more) => ({ type: "application/x-www-form-urlencoded", body: body instanceof Uint8Array || typeof body === "string" ? body : new URLSearchParams(body).toString(), ...more });
const json = (body, type = "application/json") => ({ type, body: typeof body === "string" ? body : JSON.stringify(body) });
const part = (name, value, more = "") => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const multipart = (body, type = `multipart/form-data; boundary=${BOUNDARY}`) => ({ type, body });
const form = (entries) => multipart(`${entries.map(([name, value, more]) => part(name, value, more)).join("")}--${BOUNDARY}--\r\n`);
const withPayload = (attise) => urlencoded({ ...lead, attise });

/** The payload's bytes, changed, with the check that they then need: what is wrong is the form alone. */
function rewritten(change) {
  const bytes = change([...Buffer.from(payload, "base64url").subarray(0, -2)]);
  let check = 0x811c9dc5;
  for (const byte of bytes) check = Math.imul(check ^ byte, 0x01000193) >>> 0;
  const sum = (check ^ (check >>> 16)) & 0xffff;
  return Buffer.from([...bytes, sum & 0xff, sum >> 8]).toString("base64url");
}

/** Bytes of the payload before its first number of varying length: version, plan, time, nonce, temperature. */
const FIXED = 1 + 4 + 4 + 8 + 1;

/** The first number written in a byte more than it needs. */
function longer(bytes) {
  const last = bytes.findIndex((byte, place) => place >= FIXED && byte < 0x80);
  return [...bytes.slice(0, last), bytes[last] | 0x80, 0, ...bytes.slice(last + 1)];
}

const consistent = ["consistent", null, lead];
const malformed = (reason, fields = lead) => ["malformed", reason, fields];
const absent = (fields) => ["absent", null, fields];
const unreadable = malformed("unreadable", {});
const many = (count) => Array.from({ length: count }, (_, i) => [`f${i}`, "1"]);

/** By name: the request, and the trust, its reason and the fields that are expected (`fields` left out: those of Node). */
export const posts = {
  "a lead sent as urlencoded": [urlencoded(sent), consistent],
  "a lead sent as multipart": [form(Object.entries(sent)), consistent],
  "a lead sent as JSON": [json(sent, "application/json; charset=utf-8"), consistent],
  "a lead sent as JSON of another kind": [json(sent, "application/ld+json"), consistent],
  "a lead sent as a query": [{ query: sent }, consistent],
  "a lead sent by GET": [{ method: "GET", query: sent }, consistent],
  "a lead without a payload": [urlencoded(lead), absent(lead)],
  "nothing at all": [urlencoded(""), absent({})],
  "Global Privacy Control": [urlencoded(sent, { headers: { "sec-gpc": "1" } }), ["absent", "global_privacy_control", lead]],

  "W9: a form of a page without JavaScript": [urlencoded({ ...lead, attise: "" }), absent(lead)],
  "E4: an empty payload": [withPayload(""), absent(lead)],
  "E4: a payload of blanks": [withPayload("  \t "), absent(lead)],
  "E4: a payload of 1 character": [withPayload("A"), malformed("not_base64url")],
  "E4: a payload of 512 characters": [withPayload("A".repeat(512)), malformed("unknown_version_0")],
  "E4: a payload of 2,049 characters": [withPayload("A".repeat(2049)), malformed("too_long")],
  "E4: a payload of 200,000 characters": [withPayload("A".repeat(200_000)), malformed("too_long")],
  "E4: a payload that is not base64url": [withPayload(`${payload}+/=`), malformed("not_base64url")],
  "E4: a payload with trailing bits": [withPayload("AAB"), malformed("not_base64url")],
  "E4: a payload with a trailing byte": [withPayload(`${payload}AA`), malformed(/^damaged|not_base64url$/)],
  "E4: a payload with a trailing byte that its check covers": [withPayload(rewritten((bytes) => [...bytes, 0])), malformed("damaged")],
  "E4: a payload cut short": [withPayload(rewritten((bytes) => bytes.slice(0, -1))), malformed("damaged")],
  "E4: a payload with a non-canonical varint": [withPayload(rewritten(longer)), malformed("damaged")],

  "E5: the payload sent twice": [urlencoded([...Object.entries(sent), ["attise", payload]]), malformed("duplicate_payload")],
  "E5: two different payloads": [urlencoded([["attise", "x"], ...Object.entries(sent)]), malformed("duplicate_payload")],
  "E5: the payload in query and body": [urlencoded(sent, { query: { attise: payload } }), malformed("duplicate_payload")],
  "E5: the payload as a file part": [form([...Object.entries(lead), ["attise", payload, '; filename="attise.txt"']]), malformed("file_payload")],
  "E5: the payload as a list": [json({ ...lead, attise: [payload, payload] }), malformed("not_base64url")],
  "E5: the payload as an object": [json('{"email":"a@example.org","employees":120,"attise":{"toString":1}}'), malformed("not_base64url")],
  "E5: a payload in the query, none in the body": [urlencoded(lead, { query: { attise: payload } }), absent(lead)],

  "a field sent several times": [urlencoded("need=air&need=noise&email=a"), absent({ need: "air, noise", email: "a" })],
  "a name that looks like a parameter": [form([['x; filename=%22y%22; name=z', "1"]]), absent({ 'x; filename="y"; name=z': "1" })],
  "a file part beside the fields": [form([...Object.entries(sent), ["plan", "%PDF", '; filename="halls.pdf"']]), consistent],
  "names as browsers escape them": [form([["a%22b%0D%0Ac", "1"]]), absent({ 'a"b\r\nc': "1" })],
  "values with line breaks, dashes and no end of their own": [form([["message", "a\r\n--\r\n------attis\r\n\r\nb"]]), absent({ message: "a\r\n--\r\n------attis\r\n\r\nb" })],
  "a quoted boundary, a preamble and an epilogue": [multipart(`before\r\n${part("email", "a")}--${BOUNDARY}--\r\nafter`, `multipart/form-data; boundary="${BOUNDARY}"; charset=utf-8`), absent({ email: "a" })],
  "parts with more headers, in another case": [multipart(`--${BOUNDARY}\r\nContent-Type: text/plain\r\nContent-Disposition: Form-Data; NAME="email"\r\n\r\na\r\n--${BOUNDARY}--`), absent({ email: "a" })],
  "text that is no UTF-8": [urlencoded(Buffer.from([0x61, 0x3d, 0xff, 0xc3, 0x28, 0x26, 0x62, 0x3d, 0x25, 0x66, 0x66, 0x25])), absent({ a: "\ufffd\ufffd(", b: "\ufffd%" })],
  "byte order marks and question marks": [urlencoded("?a=\ufeff1&\ufeffb=%EF%BB%BF2"), absent({ "?a": "\ufeff1", "\ufeffb": "\ufeff2" })],
  "half a letter in JSON": [json('{"a":"\\ud800","b":1e21,"c":-0,"d":true,"e":null,"f":[1,"x"],"g":[[]],"__proto__":"h"}'), absent()],
  "names that objects have already": [urlencoded("__proto__=1&constructor=2&toString=3&=4&hasOwnProperty=5"), absent()],
  "zeros, emoji and right-to-left": [urlencoded({ "é\0": "\0😀", "שלום": "\u202e12" }), absent({ "é\0": "\0😀", "שלום": "\u202e12" })],

  "plain text": [{ type: "text/plain", body: "hello" }, unreadable],
  "no content type": [{ body: "email=a" }, unreadable],
  "broken JSON": [json('{"email":'), unreadable],
  "JSON that is no object": [json("[1,2]"), unreadable],
  "JSON nested 100,000 deep": [json(`{"email":"a","x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`), absent({ email: "a" })],
  "E6: a multipart boundary that is not there": [multipart("email=a", "multipart/form-data"), unreadable],
  "E6: a multipart boundary that is another one": [{ ...form(Object.entries(sent)), type: "multipart/form-data; boundary=other" }, unreadable],
  "E6: a multipart boundary of 71 characters": [multipart("x", `multipart/form-data; boundary=${"b".repeat(71)}`), unreadable],
  "E6: multipart without an end": [multipart(part("email", "a")), unreadable],
  "E6: a part without a name": [multipart(`--${BOUNDARY}\r\ncontent-disposition: form-data\r\n\r\na\r\n--${BOUNDARY}--`), unreadable],
  "E6: a part without headers": [multipart(`--${BOUNDARY}\r\n\r\na\r\n--${BOUNDARY}--`), unreadable],
  "E6: lines that end in LF alone": [multipart(form(Object.entries(sent)).body.replaceAll("\r\n", "\n")), unreadable],

  "E6: 1,000 fields": [urlencoded([...many(999), ["attise", payload], ["email", "a"]]), ["consistent", null]],
  "E6: 1,001 fields": [urlencoded(many(1001)), malformed("too_large", Object.fromEntries(many(1000)))],
  "E6: 80,000 fields": [urlencoded("a=&".repeat(80_000)), malformed("too_large", { a: Array(1000).fill("").join(", ") })],
  "E6: 100,000 fields": [urlencoded("a=&".repeat(100_000)), malformed("too_large", {})],
  "E6: 256 KiB": [urlencoded({ ...sent, message: "x".repeat(256 * 1024 - 200) }), ["consistent", null]],
  "E6: more than 256 KiB": [urlencoded({ ...sent, message: "x".repeat(256 * 1024) }), malformed("too_large", {})],
  "E6: 10 MiB": [urlencoded(Buffer.alloc(10 << 20, "x")), malformed("too_large", {})],
  "E6: 11 MiB": [urlencoded(Buffer.alloc(11 << 20, "x")), malformed("too_large", {})],
  "E6: 11 MiB in chunks, without a length": [urlencoded(Buffer.alloc(11 << 20, "x"), { chunked: true }), malformed("too_large", {})],
  "E6: a lead in chunks, without a length": [urlencoded(sent, { chunked: true }), consistent],
};
