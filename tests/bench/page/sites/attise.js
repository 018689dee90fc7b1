// Attise as its README says, for a visitor who has consented.
import "../start.js";
import { watch } from "attise";
import plan from "bench:plan";

const visitor = watch(plan, { consent: true });
visitor.ready.then(() => performance.mark("bench:offer"));
