// The payload as a form would carry it, and what the edge will read in it.
import type { Evidence } from "../plan/types.js";
import type { WasmSource } from "../types.js";
import { h, redraw } from "./dom.js";
import { labelOf } from "./plan.js";
import type { State } from "./state.js";
import { span, type Words } from "./words.js";

export type Decode = (payload: string) => { evidence: Evidence; same: boolean } | null;

/** Loads the full engine, once it is wanted; null if it cannot be had. */
export async function openDecoder(text: string, wasm?: WasmSource): Promise<Decode | null> {
  try {
    const { load, openPlan } = await import("../hosts/plan.browser.js");
    await load(wasm);
    const plan = openPlan(text);
    return (payload) => {
      const evidence = plan.decode(payload);
      return "error" in evidence ? null : { evidence, same: evidence.planHash === plan.hash };
    };
  } catch {
    return null;
  }
}

/** `decode` is undefined while the decoder loads. */
export function drawPayload(place: HTMLElement, state: State, payload: string, decode: Decode | null | undefined): void {
  const { words } = state;
  redraw(place, [payload, decode === undefined, decode === null], () => {
    if (!payload) return [h("p", { class: "note" }, words.noPayload)];
    const decoded = decode?.(payload);
    return [
      h("p", { class: "note" }, words.payloadHelp),
      h("p", { class: "raw" }, h("code", {}, payload)),
      h("p", { class: "note" }, words.characters(payload.length)),
      decoded ? evidence(decoded.evidence, decoded.same, state) : h("p", { class: "note" }, decode === undefined ? words.decoding : words.noDecoder),
    ];
  });
}

function evidence({ issued, age, visits, planHash, temperature, counters }: Evidence, same: boolean, { words, language, plan }: State): HTMLElement {
  const row = (name: string, value: string) => h("div", {}, h("dt", {}, name), h("dd", {}, value));
  return h("dl", {},
    row(words.issued, new Date(issued * 1000).toLocaleTimeString(language)),
    row(words.age, words.ago(span(age, words))),
    row(words.visits, String(visits)),
    row(words.planOf, `${planHash}, ${same ? words.planSame : words.planOther}`),
    row(words.heat, words.temperature[temperature]),
    ...counters.map(({ criterion, times }) => row(nameOf(criterion, words), `× ${times}`)));

  function nameOf(id: string | null, words: Words): string {
    return id === null ? words.unknown : labelOf(plan, plan?.criteria.findIndex((criterion) => criterion.id === id) ?? -1, language);
  }
}
