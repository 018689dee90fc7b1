// `attise/visitors` inside a bundle for Node, Deno or Bun.
import { provide as providePlans } from "../full/engine.js";
import { fullModule } from "../load/inlined.js";
import { visitorsModule } from "../load/visitors.inlined.js";
import { provide } from "../visitors/engine.js";

providePlans({ module: fullModule });
provide({ module: visitorsModule });

export * from "../visitors/index.js";
