// Types of `import plan from "./plan.json?attise"`: `"types": ["attise/vite/client"]` in tsconfig.json.

declare module "*?attise" {
  /** The compiled plan, for `watch`. */
  const plan: string;
  export default plan;
}
