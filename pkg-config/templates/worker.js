// Receives the form on Cloudflare: the verdict says what the lead is and why; every lead is kept, whatever its label.
import { qualify } from "attise/edge";
import plan from "./plan.json" with { type: "json" };

export default {
  async fetch(request) {
    if (request.method !== "POST") return new Response("expected a form", { status: 405, headers: { allow: "POST" } });
    const { verdict, fields } = await qualify(request, { plan });
    // Keep `fields` and `verdict` here: your CRM, a database, an e-mail to sales.
    console.log(JSON.stringify({ fields, trust: verdict.trust, stage: verdict.reading.stage, why: verdict.reasons.en }));
    return new Response("Thank you, we will be in touch.", { headers: { "content-type": "text/plain; charset=utf-8" } });
  },
};
