import { qualify } from "attise/edge";
import plan from "../../plan.json";

export default defineEventHandler(async (event) => {
  const { verdict } = await qualify(toWebRequest(event), { plan });
  return { trust: verdict.trust, stage: verdict.reading.stage };
});
