// The tests' plan as a page gets it: compiled by the built package, base64url.
import { compile } from "attise/plan";
import plan from "./plan.mjs";

export const compiled = Buffer.from(compile(plan)).toString("base64url");
