// Entry of `attise/privacy`: what is kept on a visitor's device, to the last byte and in words.
export { describe, type Section } from "./describe.js";
export { readStored, writeStored, type Kept, type KeptPage, type KeptRecord, type KeptSignal } from "./stored.js";
export type { KeptCount, KeptMemory, KeptOffer } from "./memory.js";
