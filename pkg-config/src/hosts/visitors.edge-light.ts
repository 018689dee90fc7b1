// `attise/visitors` for edge-light (Vercel).
import { provide as providePlans } from "../full/engine.js";
import { fullModule } from "../load/edge-light.js";
import { visitorsModule } from "../load/visitors.edge-light.js";
import { provide } from "../visitors/engine.js";

providePlans({ module: fullModule });
provide({ module: visitorsModule });

export * from "../visitors/index.js";
