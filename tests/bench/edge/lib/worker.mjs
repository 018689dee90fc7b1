// One worker for each row of the bench; WORKER is the row's name. All answer with the same few bytes.
import { memoryReplays, openKeys, openPlan, qualify } from "attise/edge";
import { receive } from "../../../../pkg-config/src/edge/receive.ts";
import planJson from "../../../../www/plan.json";

const settings = () => ({ plan: openPlan(planJson), keys: openKeys(KEYS), form: "quote" });
const verdict = async (request, options) => {
  const { verdict, fields } = await qualify(request, options);
  return [verdict.trust, Object.keys(fields).length];
};

const workers = {
  empty: () => async () => ["none", 0],
  form: () => async (request) => ["none", [...(await request.formData()).keys()].length],
  read: () => async (request) => ["none", Object.keys((await receive(request)).fields).length],
  qualify: () => {
    const options = settings();
    return (request) => verdict(request, options);
  },
  replays: () => {
    const options = { ...settings(), replays: memoryReplays() };
    return (request) => verdict(request, options);
  },
};
const answer = workers[WORKER]();

export default {
  async fetch(request) {
    const [trust, fields] = await answer(request);
    return Response.json({ trust, fields });
  },
};
