// The engine of the desk: tools.wasm, which holds all of full.wasm. build.mjs gives the bundles of the desk its glue.
import { run as runFull } from "../full/engine.js";
import type { Instance } from "../generated/tools.instance.js";
import { openPlan, type PlanSource } from "../plan/index.js";

export type EnginePlan = InstanceType<Instance["Plan"]>;
export type EngineReplay = InstanceType<Instance["Replay"]>;

/** Runs a call in the engine. */
export function run<T>(call: (engine: Instance) => T): T {
  return runFull((engine) => call(engine as Instance));
}

/** Asks the engine about a plan. @throws {PlanError} if it has problems. */
export function ask<T>(plan: PlanSource, call: (plan: EnginePlan) => T): T {
  return openPlan(plan).ask((opened) => call(opened as EnginePlan));
}
