// `attise/tools` for browsers and any other host with fetch.
import { provide } from "../full/engine.js";
import { toolsUrl } from "../load/tools.browser.js";

provide({ url: toolsUrl });

export * from "../tools/index.js";
