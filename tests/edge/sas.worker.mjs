// The worker of sas.test.mjs: does with a store, or with the sas of a plan over it, what it is posted.
import { candidate, d1Sas, durableSas, openSas, qualify } from "attise/edge";

export { AttiseSas } from "attise/edge";

const storeOf = (env, kind, name) => (kind === "d1" ? d1Sas(env.DB, name) : durableSas(env.SAS.get(env.SAS.idFromName(name))));

export default {
  async fetch(request, env) {
    const { kind, name, call, args, plan, post, facts } = await request.json();
    const store = storeOf(env, kind, name);
    if (!plan) return Response.json((await store[call](...args)) ?? null);
    const sas = openSas(plan, store);
    if (!post) return Response.json((await sas[call](...args)) ?? null);
    const { verdict } = await qualify(post, { plan, facts });
    return Response.json({ verdict, offered: await sas.offer(candidate(verdict), ...args) });
  },
};
