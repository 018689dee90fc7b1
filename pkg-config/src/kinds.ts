// The kinds of signals, in the order of the engine's numbers (`src/signal.rs`).
import type { SignalKind } from "./types.js";

export const KINDS = ("pageView activeTime formSubmit click download event visit returnVisit emailClick"
  + " emailOpen scroll formStart outboundClick videoPlay copy channel call offerSeen").split(" ") as SignalKind[];

/** The engine's number of a kind; -1 for what is none. */
export const numberOf = (kind: SignalKind): number => KINDS.indexOf(kind);
