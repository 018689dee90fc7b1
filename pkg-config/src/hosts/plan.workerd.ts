// `attise/plan` for workerd (Cloudflare).
import { provide } from "../full/engine.js";
import { fullModule } from "../load/workerd.js";

provide({ module: fullModule });

export * from "../plan/index.js";
