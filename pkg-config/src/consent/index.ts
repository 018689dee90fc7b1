// Entry of `attise/consent`: ready-made sources for the option `consent` of `watch`.
export { googleConsentMode, type GoogleOptions } from "./google.js";
export { tcf, type TcfOptions } from "./tcf.js";
export type { ConsentSource } from "./source.js";
