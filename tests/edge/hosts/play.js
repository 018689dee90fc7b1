// The cases, as one file for all hosts: bundled, but for the package itself.
import { instantiate } from "../../../pkg-config/src/generated/live.instance.js";
import { playCases } from "../../lib/cases.mjs";
import * as shell from "../../lib/shell.ts";

/** Plays the cases of some files with the host's `openPlan` and its module of the page's engine. */
export const play = (files, openPlan, module) => playCases(files, openPlan, () => instantiate(module), shell);
