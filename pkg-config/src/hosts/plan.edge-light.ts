// `attise/plan` for edge-light (Vercel).
import { provide } from "../full/engine.js";
import { fullModule } from "../load/edge-light.js";

provide({ module: fullModule });

export * from "../plan/index.js";
