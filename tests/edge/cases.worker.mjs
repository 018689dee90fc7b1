// The worker of cases.test.mjs: plays the cases that it is posted.
import { openPlan } from "attise/plan";
import live from "../../pkg-config/dist/live.wasm";
import { instantiate } from "../../pkg-config/src/generated/live.instance.js";
import { playCases } from "../lib/cases.mjs";
import * as shell from "../lib/shell.ts";

export default {
  async fetch(request) {
    return Response.json(playCases(await request.json(), openPlan, () => instantiate(live), shell));
  },
};
