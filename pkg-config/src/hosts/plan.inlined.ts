// `attise/plan` inside a bundle for Node, Deno or Bun.
import { provide } from "../full/engine.js";
import { fullModule } from "../load/inlined.js";

provide({ module: fullModule });

export * from "../plan/index.js";
