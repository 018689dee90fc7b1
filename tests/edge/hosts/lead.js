// What every host serves: `/cases` plays the cases, everything else is a form post, answered with all that `qualify` made of it.
import { qualify } from "attise/edge";
import { openPlan } from "attise/plan";
import { module } from "./live.js";
import plan from "./plan.json" with { type: "json" };
import { play } from "./play.js";

/** When every post arrives, so that verdicts can be compared. */
const now = Date.parse("2026-01-15T12:00:00Z");

export async function lead(request) {
  if (new URL(request.url).pathname === "/cases") return Response.json(play(await request.json(), openPlan, module));
  const { verdict, fields, body } = await qualify(request, { plan, now });
  return Response.json({ verdict, fields, body: await told(body) });
}

/** A body as its length and a sum of its bytes; one that was too large to keep is read to its end. */
async function told(body) {
  if (body === null) return null;
  let length = 0;
  let sum = 0x811c9dc5;
  for await (const chunk of body instanceof ReadableStream ? body : [body]) {
    length += chunk.length;
    for (const byte of body === chunk ? chunk : []) sum = Math.imul(sum ^ byte, 0x01000193);
  }
  return { kept: !(body instanceof ReadableStream), length, sum: sum >>> 0 };
}
