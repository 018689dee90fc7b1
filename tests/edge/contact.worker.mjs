// The worker of contact.test.mjs: grades the rows that it is posted.
import { openPlan } from "attise/edge";
import { gradeRows } from "../lib/contact.mjs";

export default {
  async fetch(request) {
    const { table, plan } = await request.json();
    return Response.json(gradeRows(table, openPlan, plan));
  },
};
