// The same in Node: one post by parts, and a cold instance in a process of its own.
import { openKeys, openPlan, qualify } from "attise/edge";
import { execFile } from "node:child_process";
import { Session } from "node:inspector/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { agent, keyText, planText, posts } from "./posts.mjs";

const run = promisify(execFile);
const ADDRESS = "https://example.org/lead";

/** µs for one post, of several rounds. */
export async function partsInNode(count, rounds) {
  const plan = openPlan(planText);
  const keys = openKeys(keyText);
  const made = posts(ADDRESS).map(({ cookie, fields: { attise, ...fields }, body }) => ({ cookie, fields, payload: attise, body, host: "example.org" }));
  const headers = { "content-type": "application/x-www-form-urlencoded", "user-agent": agent };
  const request = ({ cookie, body }) => new Request(ADDRESS, { method: "POST", headers: { ...headers, cookie }, body });
  const judged = { keys: keyText, host: "example.org" };
  const parts = {
    "a request made": async (post) => request(post),
    "`request.formData()`": async (post) => request(post).formData(),
    "`qualify` of a request": async (post) => qualify(request(post), { plan, keys, form: "quote" }),
    "`qualify` of an object": async (post) => qualify({ ...post.fields, attise: post.payload }, { plan, keys, form: "quote" }),
    "decode alone": (post) => plan.replayKey(post.payload),
    "verdict without keys": (post) => plan.judge({ payload: post.payload, fields: post.fields, userAgent: agent }, {}),
    "verdict with keys and seal": (post) => plan.judge({ payload: post.payload, fields: post.fields, userAgent: agent }, { ...judged, cookie: post.cookie }),
    "verdict without fields": (post) => plan.judge({ payload: post.payload, userAgent: agent }, {}),
  };
  const found = Object.fromEntries(Object.keys(parts).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, part] of Object.entries(parts)) {
      const before = process.cpuUsage();
      for (let i = 0; i < count; i++) await part(made[i % made.length]);
      const { user, system } = process.cpuUsage(before);
      if (round >= 0) found[name].push((user + system) / count);
    }
  }
  const share = await shareOf("unfold", () => {
    for (let i = 0; i < count; i++) parts["verdict with keys and seal"](made[i % made.length]);
  });
  found["of it, conversion to JavaScript"] = found["verdict with keys and seal"].map((value) => value * share);
  return found;
}

/** The share of the time of some work that a function has, with all that it calls. */
async function shareOf(name, work) {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.start");
  work();
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const within = new Set();
  const mark = (id, inside) => {
    const node = nodes.get(id);
    const here = inside || node.callFrame.functionName === name;
    if (here) within.add(id);
    for (const child of node.children ?? []) mark(child, here);
  };
  mark(profile.nodes[0].id, false);
  const sum = (ids) => ids.reduce((sum, id) => sum + profile.timeDeltas[id], 0);
  const all = profile.samples.map((_, i) => i);
  return sum(all.filter((i) => within.has(profile.samples[i]))) / sum(all);
}

/** ms of each step of a cold instance, each time in a fresh process. */
export async function coldInNode(times) {
  const found = {};
  for (let time = 0; time < times; time++) {
    const { stdout } = await run(process.execPath, [fileURLToPath(new URL("cold.mjs", import.meta.url))]);
    for (const [name, value] of Object.entries(JSON.parse(stdout))) (found[name] ??= []).push(value);
  }
  return found;
}
