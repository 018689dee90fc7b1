// Entry of `attise/tools`: what people do with plans and logs at their desk. It holds all of `attise/plan`.
export * from "../plan/index.js";
export { openReplay, type PlanReplay } from "./replay.js";
export type { ReplayGroup, ReplayResult } from "./types.js";
