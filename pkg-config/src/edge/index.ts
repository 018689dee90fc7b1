// Entry of `attise/edge`: the verdict about a form post, in any runtime with web-standard Request and Response.
export { load, ready, type WasmSource } from "../full/engine.js";
export { OpenPlan } from "../plan/open.js";
export { openPlan } from "../plan/index.js";
export { PlanError } from "../plan/problem.js";
export { qualify, type Qualified, type QualifyOptions } from "./qualify.js";
export { unavailable } from "./unavailable.js";
export type { Checks, Sender } from "../plan/sender.js";
export type { Contact, Datum, Evidence, FitLine, Grade, Label, Line, PlanSource, Problem, Reading, Suspicion, Temperature, Trust, Verdict } from "../plan/types.js";
