// `attise key`: prints a fresh key for the seal, or checks those that an edge is to have.
import { randomBytes } from "node:crypto";
import { KeysError, openKeys } from "../edge/keys.js";
import { parse } from "./arguments.js";
import { Failure, Misuse } from "./failure.js";
import { print } from "./text.js";

/** Bytes of a fresh key. */
const BYTES = 32;
const VARIABLE = "ATTISE_KEYS";

export async function key(args: string[]): Promise<0> {
  const { values, positionals } = parse(args, { check: { type: "boolean" }, id: { type: "string" } }, ["KEYS"], 0);
  if (values.check && values.id === undefined) return check(positionals[0]);
  if (values.check) throw new Misuse("--id: expected no --check beside it");
  if (positionals[0] !== undefined) throw new Misuse("expected --check before KEYS");
  const { id = "1" } = values;
  if (!/^\d{1,3}$/.test(id) || Number(id) > 255) throw new Misuse(`--id: expected a whole number from 0 to 255, found \`${id}\``);
  print([`${Number(id)}:${randomBytes(BYTES).toString("base64url")}`]);
  return 0;
}

function check(given: string | undefined): 0 {
  const text = given ?? process.env[VARIABLE];
  if (text === undefined) throw new Failure(`${VARIABLE}: expected keys, found no such variable (\`npx attise key\` prints a fresh key)`);
  try {
    openKeys(text);
  } catch (error) {
    throw error instanceof KeysError ? new Failure(error.message) : error;
  }
  const ids = text.split(",").map((entry) => entry.split(":")[0]?.trim());
  print([ids.length === 1 ? `the key is good: ${ids[0]} signs and verifies` : `the keys are good: ${ids[0]} signs, ${ids.join(", ")} verify`]);
  return 0;
}
