// `attise/visitors` for browsers and any other host with fetch.
import { provide as providePlans } from "../full/engine.js";
import { fullUrl } from "../load/browser.js";
import { visitorsUrl } from "../load/visitors.browser.js";
import { provide } from "../visitors/engine.js";

providePlans({ url: fullUrl });
provide({ url: visitorsUrl });

export * from "../visitors/index.js";
