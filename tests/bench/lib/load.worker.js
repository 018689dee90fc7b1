// The same worker twice: `/with` qualifies the post, `/without` only takes the form apart; `/counts` says what was answered.
import { qualify } from "attise/edge";
import plan from "../../../www/plan.json";

const counts = {};
const count = (label) => (counts[label] = (counts[label] ?? 0) + 1);

export default {
  async fetch(request) {
    const { pathname } = new URL(request.url);
    if (pathname === "/counts") return Response.json(counts);
    if (pathname === "/with") {
      const { verdict, fields } = await qualify(request, { plan });
      count(verdict.trust);
      return Response.json({ trust: verdict.trust, stage: verdict.reading.stage, fields: Object.keys(fields).length });
    }
    const fields = await request.formData().catch(() => new FormData());
    count("without");
    return Response.json({ trust: null, stage: null, fields: [...fields.keys()].length });
  },
};
