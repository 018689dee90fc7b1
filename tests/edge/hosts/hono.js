// A Hono application whose handler reads the body in the way that the query names, after the middleware has.
import { qualifyLead } from "attise/hono";
import { Hono } from "hono";
import plan from "./plan.json" with { type: "json" };

const app = new Hono();
const now = Date.parse("2026-01-15T12:00:00Z");

app.post("/options", qualifyLead((c) => ({ plan, now, facts: c.req.query("facts") && { taken: 1 } })), (c) => c.json(c.get("attise").verdict));
app.post("/lead", qualifyLead({ plan, now }), async (c) => {
  const { verdict, fields } = c.get("attise");
  const read = {
    text: () => c.req.text(),
    form: async () => Object.fromEntries(await c.req.formData()),
    parsed: () => c.req.parseBody(),
    json: () => c.req.json(),
    length: async () => (await c.req.arrayBuffer()).byteLength,
  };
  return c.json({ trust: verdict.trust, reason: verdict.trustReason, fields, read: await read[c.req.query("read")](), type: c.req.header("content-type") });
});
app.get("/lead", qualifyLead({ plan, now }), (c) => c.json({ trust: c.get("attise").verdict.trust, name: c.req.query("name") }));

export const lead = app.fetch;
