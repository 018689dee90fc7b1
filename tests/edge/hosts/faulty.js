// Serves posts at the second that the header `x-second` names; `/state` tells of the engine's instances and how often a text is found in the memory.
import { instances, memory } from "./instances.js";
import { openPlan, qualify } from "attise/edge";
import plan from "./plan.json" with { type: "json" };

export async function lead(request) {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname === "/state") return Response.json({ instances: instances(), bytes: memory().length, found: count(searchParams.get("find")) });
  if (pathname === "/many") return Response.json(many(await request.json()));
  const { verdict, fields } = await qualify(request, { plan, now: 1000 * Number(request.headers.get("x-second")) });
  return Response.json({ verdict, fields });
}

/** Asks so many times with all of the posts in turn; gives the bytes of the memory after each tenth. */
function many({ posts, times, now }) {
  const opened = openPlan(plan);
  return Array.from({ length: 10 }, () => {
    for (let i = 0; i < times / 10; i++) opened.explain({ ...posts[i % posts.length], now });
    return memory().length;
  });
}

function count(text) {
  const sought = new TextEncoder().encode(text ?? "");
  const bytes = memory();
  let found = 0;
  for (let at = bytes.indexOf(sought[0]); at !== -1; at = bytes.indexOf(sought[0], at + 1)) {
    if (sought.every((byte, i) => bytes[at + i] === byte)) found++;
  }
  return found;
}
