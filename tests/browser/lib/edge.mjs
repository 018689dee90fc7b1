// What the edge makes of what a form carried.
import { openPlan } from "attise/plan";
import { shell } from "../../lib/shell.mjs";
import plan from "./plan.mjs";

const opened = openPlan(plan);
const TOUCHED = 0x10000;

/** The same as if someone had touched the page: most pages of the tests see no hand, and of these the edge counts nothing. */
function touched(payload) {
  if (payload.startsWith("~")) return payload.replace(/^(~\w+\.\w+\.)(\w+)/, (_, start, low) => start + (parseInt(low, 36) | TOUCHED).toString(36));
  const bytes = Buffer.from(payload, "base64url");
  bytes.writeUInt32LE((bytes.readUInt32LE(9) | TOUCHED) >>> 0, 9);
  const sum = shell.hash([...bytes.subarray(0, -2)]);
  bytes.writeUInt16LE((sum ^ (sum >>> 16)) & 0xffff, bytes.length - 2);
  return bytes.toString("base64url");
}

/** The verdict about a payload, at the time that it names itself. */
export function judge(payload, by = opened) {
  const { issued } = by.decode(payload);
  return by.explain({ payload: touched(payload), fields: {}, now: (issued ?? 0) * 1000 });
}

/** How often each criterion has counted by a payload, before anything of it is believed: made-up clocks let more happen in a second than the edge does. */
export const countsIn = (payload, by = opened) => Object.fromEntries(by.decode(payload).counters.map(({ criterion, times }) => [criterion, times]));
