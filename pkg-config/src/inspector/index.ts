// Entry of `attise/inspector`: a panel that shows what attise knows of the visitor, and why.
import type { Temperature, Visitor, WasmSource } from "../types.js";
import { drawChart } from "./chart.js";
import { h } from "./dom.js";
import { drawGauge } from "./gauge.js";
import { drawOffers } from "./offers.js";
import { openPanel } from "./panel.js";
import { drawPayload, openDecoder, type Decode } from "./payload.js";
import { readPlan, type PlanFile } from "./plan.js";
import { drawReceipt } from "./receipt.js";
import type { Sample, State } from "./state.js";
import { words as all, type Language } from "./words.js";

/** Settings of {@link inspect}. */
export interface InspectOptions {
  /** The plan's JSON, for its labels and thresholds: an address, or the text itself. */
  plan: URL | string;
  /** Language of the panel: anything that begins with `fr` is French, all else English. Default: that of the page. */
  lang?: string;
  /** `full.wasm`, which decodes the payload. Default: the file beside this script; without it the payload is shown as it is. */
  wasm?: WasmSource;
}

/** An open panel. */
export interface Inspector {
  /** Closes the panel and takes its listeners off; the visitor is still watched. */
  close(): void;
  /** The same as `close`, for `using`. */
  [Symbol.dispose](): void;
}

/** Samples kept: ten minutes of one a second. */
const LONGEST = 600;
const open = new WeakMap<Visitor, { inspector: Inspector; focus(): void }>();

/**
 * Opens the inspector over the page: docked at the right, or below on a narrow screen. Esc and its button close it. If it is open
 * already it takes the focus. It only reads; it works under a strict Content Security Policy and Trusted Types.
 *
 * @returns at once; never throws for a plan or an engine that cannot be had
 * @example
 * const visitor = watch(plan);
 * addEventListener("keydown", async (event) => {
 *   if (!event.altKey || event.code !== "KeyI") return;
 *   const { inspect } = await import("attise/inspector");
 *   inspect(visitor, { plan: "/plan.json", lang: "fr" });
 * });
 */
export function inspect(visitor: Visitor, { plan: source, lang = document.documentElement.lang, wasm }: InspectOptions): Inspector {
  const already = open.get(visitor);
  if (already) {
    already.focus();
    return already.inspector;
  }

  const language: Language = lang.startsWith("fr") ? "fr" : "en";
  const words = all[language];
  const samples: Sample[] = [];
  const started = performance.now();
  let plan: PlanFile | undefined;
  let problem = "";
  let running: boolean | undefined;
  let decode: Decode | null | undefined;
  let shown: Temperature | undefined;
  let written = "";

  const { panel, name, body, status, close } = openPanel(words, language, () => {
    clearInterval(timer);
    for (const end of ends) end();
    open.delete(visitor);
  });
  const notice = h("p", { class: "notice", role: "note" });
  const [gauge, chart, receipt, offers] = ["gauge", "course", "receipt", "offers"].map((part) => h("section", { class: part })) as
    [HTMLElement, HTMLElement, HTMLElement, HTMLElement];
  const payload = h("div");
  const details = h("details", { class: "payload", ontoggle: openPayload }, h("summary", {}, h("h3", {}, words.payload)), payload);
  body.append(notice, gauge, chart, receipt, offers, details);

  function draw(): void {
    const reading = visitor.reading();
    samples.push({ at: (performance.now() - started) / 1000, score: reading.engagement });
    if (samples.length > LONGEST) samples.shift();
    const state: State = { words, language, plan, reading, receipt: visitor.receipt(), samples, path: location.pathname };

    panel.dataset.temperature = reading.temperature;
    notice.textContent = !visitor.consent.granted && running !== false ? words.waiting : running === undefined ? words.loading : running ? problem : words.off;
    notice.hidden = !notice.textContent;
    drawGauge(gauge, state);
    drawChart(chart, state);
    drawReceipt(receipt, state);
    drawOffers(offers, state);
    if (details.open) {
      // Each payload has its own random number: a new one only for what is new in it.
      const key = JSON.stringify(state.receipt);
      if (key !== written || !payload.dataset.text) payload.dataset.text = visitor.payload();
      written = key;
      drawPayload(payload, state, payload.dataset.text ?? "", decode);
    }
    if (running && reading.temperature !== shown) {
      status.textContent = words.when.temperature(words.temperature[(shown = reading.temperature)]);
    }
  }

  let decoding = false;
  async function openPayload(): Promise<void> {
    draw();
    if (decoding || !details.open) return;
    decoding = true;
    const file = await reading;
    decode = file && (await openDecoder(file.text, wasm));
    draw();
  }

  const reading = readPlan(source).then((file) => {
    plan = file?.plan;
    if (!file) problem = words.noPlan;
    name.textContent = plan?.id ?? "";
    draw();
    return file;
  });
  const ends = (["ready", "score", "temperature", "offer"] as const).map((event) => visitor.on(event, draw));
  const timer = setInterval(draw, 1000);
  visitor.ready.then((ready) => {
    running = ready;
    draw();
  });
  draw();

  const inspector: Inspector = { close, [Symbol.dispose]: close };
  open.set(visitor, { inspector, focus: () => panel.focus() });
  return inspector;
}
