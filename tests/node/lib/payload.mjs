// Takes payloads apart and puts them together, as only a liar would.
import { Buffer } from "node:buffer";

const NONCE = 9;

function fnv1a(bytes) {
  return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
}

/** The text of a payload's bytes, with the check that they ask for. */
export function signed(body) {
  const check = fnv1a(body);
  const sum = (check ^ (check >>> 16)) & 0xffff;
  return Buffer.from([...body, sum & 0xff, sum >> 8]).toString("base64url");
}

/** The payload as a page would have written it for a form of this name: `touched` says whether anyone has touched the page. */
export function asked(payload, { form = "", touched = true, draw = 0 }) {
  const body = Buffer.from(payload, "base64url").subarray(0, -2);
  body.writeUInt32LE((form && fnv1a(Buffer.from(form)) & 0xffff) | (touched ? 0x1_0000 : 0), NONCE);
  body.writeUInt32LE(draw, NONCE + 4);
  return signed(body);
}

/** An unsigned number, seven bits a byte. */
export function varint(value) {
  const bytes = [];
  let rest = BigInt(value);
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return [...bytes, Number(rest)];
}
