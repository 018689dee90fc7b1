import { qualify } from "attise/edge";
import plan from "../../plan.json";

export async function POST(request) {
  const { verdict } = await qualify(request, { plan });
  return Response.json({ trust: verdict.trust, stage: verdict.reading.stage });
}
