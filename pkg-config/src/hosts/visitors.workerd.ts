// `attise/visitors` for workerd (Cloudflare).
import { provide as providePlans } from "../full/engine.js";
import { fullModule } from "../load/workerd.js";
import { visitorsModule } from "../load/visitors.workerd.js";
import { provide } from "../visitors/engine.js";

providePlans({ module: fullModule });
provide({ module: visitorsModule });

export * from "../visitors/index.js";
