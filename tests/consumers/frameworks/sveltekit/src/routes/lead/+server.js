import { qualify } from "attise/edge";
import { json } from "@sveltejs/kit";
import plan from "../../../plan.json";

export async function POST({ request }) {
  const { verdict } = await qualify(request, { plan });
  return json({ trust: verdict.trust, stage: verdict.reading.stage });
}
