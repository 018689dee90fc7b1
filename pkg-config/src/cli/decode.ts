// `attise decode TEXT`: what a payload says, before anything of it is believed.
import { decode as decodeWithoutPlan } from "../plan/decode.js";
import { parse } from "./arguments.js";
import { Failure } from "./failure.js";
import { openPlanFile } from "./files.js";
import { table } from "./table.js";
import { isoTime, print } from "./text.js";

export async function decode(args: string[]): Promise<0> {
  const { values, positionals } = parse(args, { plan: { type: "string" }, json: { type: "boolean" } }, ["TEXT"]);
  const plan = values.plan === undefined ? undefined : openPlanFile(values.plan);
  const text = positionals[0] ?? "";
  const evidence = plan ? plan.decode(text) : decodeWithoutPlan(text);
  if ("error" in evidence) throw new Failure(`payload: ${reason(evidence.error)}`);
  if (values.json) {
    print([JSON.stringify(evidence, null, 2)]);
    return 0;
  }
  const other = plan && evidence.planHash !== plan.hash ? `, not ${values.plan} (${plan.hash})` : "";
  print([
    ...table([
      ["plan", `${evidence.planHash}${other}`],
      ["issued", isoTime(evidence.issued)],
      ["first seen", `${evidence.age} s earlier`],
      ["visits", String(evidence.visits)],
      ["temperature", `${evidence.temperature}, since ${evidence.lasted} s`],
      ["nonce", evidence.nonce],
      ...(evidence.journal ? [["journal", plan ? "of a page without an engine, counted here" : "of a page without an engine; --plan PLAN counts it"]] : []),
    ]),
    "",
    ...table([
      ["criterion", "times", "weight"],
      ...evidence.counters.map(({ criterion, key, times, weight }) => [criterion ?? key, times, Math.round(weight / 10) / 100]),
    ]),
  ]);
  return 0;
}

/** The engine's short name for a failure, as a sentence. */
function reason(error: string): string {
  const version = /^unknown_version_(\d+)$/.exec(error)?.[1];
  if (version !== undefined) return `expected version 1, found \`${version}\``;
  switch (error) {
    case "too_long":
      return "expected at most 512 characters";
    case "not_base64url":
      return "expected base64url text";
    case "damaged":
      return "expected a whole payload, found one cut or altered";
    default:
      return error;
  }
}
