// Entry of `attise/edge`: the verdict about a form post, in any runtime with web-standard Request and Response.
export { load, ready, type WasmSource } from "../full/engine.js";
export { OpenPlan } from "../plan/open.js";
export { openPlan } from "../plan/index.js";
export { PlanError } from "../plan/problem.js";
export { Keys, KeysError, openKeys } from "./keys.js";
export { d1Replays, memoryReplays, type ReplayDatabase, type ReplayStore } from "./replays.js";
export { seal, sealed, type SealOptions } from "./seal.js";
export { qualify, type Qualified, type QualifyOptions } from "./qualify.js";
export type { Evidence, FitLine, Label, Line, PlanSource, Problem, Reading, Temperature, Trust, Verdict } from "../plan/types.js";
