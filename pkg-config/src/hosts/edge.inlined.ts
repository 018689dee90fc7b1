// `attise/edge` inside a bundle for Node, Deno or Bun.
import { provide } from "../full/engine.js";
import { fullModule } from "../load/inlined.js";

provide({ module: fullModule });

export * from "../edge/index.js";
