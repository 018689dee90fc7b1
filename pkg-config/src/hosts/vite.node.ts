// `attise/vite`, for Node, Deno and Bun.
import { provide } from "../full/engine.js";
import { toolsModule } from "../load/tools.node.js";

provide({ module: toolsModule });

export * from "../vite/index.js";
export { default } from "../vite/index.js";
