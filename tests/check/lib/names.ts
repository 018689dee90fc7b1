// What the examples of the edge and the desk take for given.
import { openKeys, openPlan, type Verdict } from "attise/edge";
import { openVisitors } from "attise/visitors";

export { readFile, writeFile } from "node:fs/promises";
export { createReadStream, readFileSync } from "node:fs";
export { strict as assert } from "node:assert";
export { Hono } from "hono";
export { defineConfig } from "vite";
import { readFileSync as read } from "node:fs";

export const text: string = read("plan.json", "utf8");
export const plan: object = JSON.parse(text);
export const planJson: object = plan;
export const before: object = plan;
export const after: object = { ...plan, temperature: { warm: 20, hot: 40, hysteresis: 0, dwellSeconds: 0 } };
export const cases: object = {
  cases: [{ name: "prices once", journey: { start: "2026-11-28T09:00:00Z", signals: [{ at: 0, kind: "pageView", path: "/pricing" }] }, expect: { reading: { engagement: 10 } } }],
};
export const fields: Record<string, string> = { email: "a@example.org" };
/** The payload of a visitor who has looked at the prices. */
export const payload: string = openPlan(plan).play({ start: "2026-11-28T09:00:00Z", signals: [{ at: 0, kind: "pageView", path: "/pricing" }] }).payload;
export const request: Request = new Request("https://example.org/lead", { method: "POST", body: new URLSearchParams({ ...fields, attise: payload }) });
export const response: Response = new Response("", { headers: { "content-type": "text/html" } });
export const hasConsented = (_: Request): boolean => true;

/** The part of Cloudflare's bindings that examples use. */
interface Env {
  ATTISE_KEYS: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  DB: any;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  SAS: any;
  ASSETS: { fetch(request: Request): Promise<Response> };
}
export const env = { ATTISE_KEYS: `1:${Buffer.alloc(32, 7).toString("base64url")}` } as Env;
export const keys = openKeys(env.ATTISE_KEYS);
export const verdict: Verdict = openPlan(plan).explain({ payload, fields });
export const leadId = "1";
export const visitors = openVisitors(plan);
export const visitor: number = visitors.add();
export const rows = [{ url: "/pricing", time: 1_764_320_400_000 }];
