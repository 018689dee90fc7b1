// The same with the engine in the script, which waits for no file.
import "../start.js";
import { watch } from "attise/inline";
import plan from "bench:plan";

const visitor = watch(plan, { consent: true });
visitor.ready.then(() => performance.mark("bench:offer"));
