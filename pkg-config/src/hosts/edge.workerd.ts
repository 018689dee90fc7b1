// `attise/edge` for workerd (Cloudflare).
import { provide } from "../full/engine.js";
import { fullModule } from "../load/workerd.js";

provide({ module: fullModule });

export * from "../edge/index.js";
