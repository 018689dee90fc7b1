// `attise/edge` for Node, Deno and Bun.
import { provide } from "../full/engine.js";
import { fullModule } from "../load/node.js";

provide({ module: fullModule });

export * from "../edge/index.js";
