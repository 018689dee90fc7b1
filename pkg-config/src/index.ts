// Entry of `attise`: what a page imports.
export { watch } from "./watch.js";
export type {
  Consent, Exported, Options, PlanSource, Reading, ReceiptLine, SignalKind, Temperature, Visitor, VisitorEvent, WasmSource,
} from "./types.js";
