// Entry of `attise/edge`: the verdict about a form post, in any runtime with web-standard Request and Response.
export { load, ready, type WasmSource } from "../full/engine.js";
export { OpenPlan } from "../plan/open.js";
export { openPlan } from "../plan/index.js";
export { PlanError } from "../plan/problem.js";
export { Keys, KeysError, openKeys } from "./keys.js";
export { d1Replays, memoryReplays, type ReplayDatabase, type ReplayStore } from "./replays.js";
export { seal, sealed, type SealOptions } from "./seal.js";
export { qualify, type Qualified, type QualifyOptions } from "./qualify.js";
export { crmFields, type Crm, type CrmValue } from "./crm.js";
export { ROUTES } from "./routes.js";
export { d1Sas, type SasDatabase } from "./sas/d1.js";
export { AttiseSas, durableSas, type SasState, type SasStub } from "./sas/durable.js";
export { memorySas } from "./sas/memory.js";
export { candidate, openSas, type Candidate, type Congestion, type Offered, type Sas } from "./sas/open.js";
export type { Entry, Place, Quota, SasStore } from "./sas/store.js";
export { unavailable } from "./unavailable.js";
export type { Checks, Sender } from "../plan/sender.js";
export type { Contact, Datum, Evidence, Facts, FitLine, Grade, Label, Line, PlanSource, Problem, Reading, Route, Suspicion, Temperature, TransmissibleCode, Trust, Verdict } from "../plan/types.js";
