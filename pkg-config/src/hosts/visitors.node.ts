// `attise/visitors` for Node, Deno and Bun.
import { provide as providePlans } from "../full/engine.js";
import { fullModule } from "../load/node.js";
import { visitorsModule } from "../load/visitors.node.js";
import { provide } from "../visitors/engine.js";

providePlans({ module: fullModule });
provide({ module: visitorsModule });

export * from "../visitors/index.js";
