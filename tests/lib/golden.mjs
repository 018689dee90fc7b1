// What today's build writes of each format that others keep, from the same acts: `node tests/lib/golden.mjs NAME` prints it as a golden file.
import { readFileSync } from "node:fs";
import { openKeys, openPlan, qualify, seal } from "attise/edge";
import { instantiate } from "../../pkg-config/src/generated/live.instance.js";
import { shell } from "./shell.mjs";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const plan = read("tests/golden/plan.json");
const module = new WebAssembly.Module(readFileSync(new URL("pkg-config/dist/live.wasm", root)));
const START = Date.parse("2026-01-05T09:00:00Z") / 1000;

/** The version that the source gives a format. */
const versionIn = (path) => Number(/pub const VERSION: u\d+ = (\d+);/.exec(read(path))[1]);
export const VERSIONS = {
  compiled: versionIn("src/compiled.rs"),
  memory: versionIn("src/memory.rs"),
  payload: versionIn("src/payload.rs"),
  seal: versionIn("src/seal.rs"),
};

/** A page's engine on a compiled plan. */
export function openLive(compiled) {
  const live = instantiate(module);
  shell.room(live, compiled.length).set(compiled);
  if (!live.open()) throw new Error("the page's engine does not read this plan");
  live.forget(0);
  const taken = (length) => shell.room(live, length).slice();
  return {
    live,
    taken,
    join(record, now) {
      shell.room(live, record.length).set(record);
      live.join(true, now);
      live.refresh(now);
    },
    read: (now) => ({ engagement: live.score(), temperature: live.temperature(), receipt: [...new Int32Array(taken(live.receipt(now)).buffer)] }),
  };
}

/** Prices in one visit, prices and a quote ten days later, and half a minute of attention. */
function visited() {
  const compiled = openPlan(plan).compile();
  const page = openLive(compiled);
  const prices = shell.readHead(compiled).page("/pricing");
  page.live.page(...prices, 0, START);
  page.live.page(...prices, 0, START + 864_000);
  page.live.signal(2, shell.nameHash("quote"), 0, START + 864_060);
  page.live.attend(0, 0, START + 864_090);
  return { page, now: START + 864_090 };
}

export const text = (bytes) => Buffer.from(bytes).toString("base64url");
export const bytes = (text) => new Uint8Array(Buffer.from(text, "base64url"));

/** Each format as it is written today. */
export const TODAY = {
  compiled: () => ({ version: VERSIONS.compiled, bytes: text(openPlan(plan).compile()) }),
  memory: () => {
    const { page, now } = visited();
    return { version: VERSIONS.memory, record: text(page.taken(page.live.stored())), now, reading: page.read(now) };
  },
  payload: () => {
    const { page, now } = visited();
    return { version: VERSIONS.payload, text: text(page.taken(page.live.payload(0x1_0000, 7, now))) };
  },
  seal: () => {
    const { keys, host, seal: held } = JSON.parse(read("tests/golden/seal.json"));
    const times = [held.firstSeen, held.firstSeen + 30, held.served];
    const cookie = times.reduce((before, at) => {
      const request = new Request(`https://${host}/`, { headers: before ? { cookie: before } : {} });
      return seal(request, { keys: openKeys(keys), consent: true, now: at * 1000 }).split(";")[0];
    }, "");
    return { version: VERSIONS.seal, keys, host, cookie, seal: held };
  },
};

/** The verdict of a post that says much. */
export async function verdict() {
  const [{ text: attise, evidence }] = JSON.parse(read("tests/golden/payloads.json"));
  const body = new URLSearchParams({ attise, name: "Claire Martin", email: "claire.martin@example.org", phone: "+33 1 42 68 53 00", company: "Martin SA", employees: "120", message: "Bonjour" });
  const request = new Request("https://example.org/lead", { method: "POST", body, headers: { "user-agent": "Mozilla/5.0" } });
  return (await qualify(request, { plan, now: (evidence.issued + 60) * 1000 })).verdict;
}

/** The same value with the kind of each leaf in its place; of a list, that of its first item. */
export function shape(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length > 0 ? [shape(value[0])] : [];
  if (typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shape(part)]));
  return typeof value;
}

if (process.argv[1] === import.meta.filename) {
  const [, , name] = process.argv;
  const made = name === "verdict" ? shape(await verdict()) : TODAY[name]();
  process.stdout.write(`${JSON.stringify(made, null, 2)}\n`);
}
