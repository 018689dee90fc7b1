// The script for pages that are built by nobody: tag managers, CMSs, plain HTML. Makes `window.attise`.
import { googleConsentMode, tcf } from "../consent/index.js";
import type { Options, Visitor } from "../types.js";
import { watch } from "../watch.js";

/** What the script is told by its own `data-` attributes, or by `window.attise = { … }` before it. */
interface Settings {
  /** The text of a compiled plan, or its address: what has a `/` or `.` in it. */
  plan?: string;
  /** `granted`, `google` (consent mode) or `tcf`; otherwise `attise.visitor.consent.grant()` is for the page to call. */
  consent?: string;
  /** For `tcf`: the vendor that must be allowed, a whole number. */
  vendor?: string | number;
  storage?: string;
}

const page = globalThis as { attise?: Settings };
const settings: Settings = { ...page.attise, ...(document.currentScript as HTMLScriptElement | null)?.dataset };

const attise: { watch: typeof watch; googleConsentMode: typeof googleConsentMode; tcf: typeof tcf; visitor?: Visitor } = { watch, googleConsentMode, tcf };
page.attise = attise as Settings;

function start(): void {
  const { plan = "", consent, vendor, storage } = settings;
  const options: Options = {
    consent: consent === "google" ? googleConsentMode() : consent === "tcf" ? tcf(vendor === undefined ? {} : { vendor: Number(vendor) }) : consent === "granted",
    storage: storage === "memory" ? storage : "local",
  };
  attise.visitor = watch(/[/.]/.test(plan) ? new URL(plan, document.baseURI) : plan, options);
}

if (settings.plan) {
  // In the head of a page the slots are not there yet.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
