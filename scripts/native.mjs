// Builds the native command `attise` for the tests, which run it beside npm's.
import { must } from "./run.mjs";

/** Builds target/debug/attise; cargo knows whether it has to. */
export const buildNative = () => must("cargo", ["build", "--quiet", "--features", "native", "--bin", "attise"]);
