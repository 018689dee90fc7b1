// `attise/plan` for browsers and any other host with fetch.
import { provide } from "../full/engine.js";
import { fullUrl } from "../load/browser.js";

provide({ url: fullUrl });

export * from "../plan/index.js";
