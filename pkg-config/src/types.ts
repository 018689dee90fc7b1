// The public types of the page side; no code.
/// <reference lib="esnext.disposable" preserve="true" />

/** How warm the visitor is, by the plan's thresholds. */
export type Temperature = "cold" | "warm" | "hot";

/** What a signal can be; the same words as `signal` in a plan. */
export type SignalKind =
  | "pageView" | "activeTime" | "formSubmit" | "click" | "download" | "event" | "visit" | "returnVisit" | "emailClick"
  | "emailOpen" | "scroll" | "formStart" | "outboundClick" | "videoPlay" | "copy" | "channel" | "call" | "offerSeen";

/** A compiled plan: its bytes, the base64url text that `attise compile` writes, or an address to fetch the bytes from. */
export type PlanSource = Uint8Array | string | URL;

/** Where the engine's WebAssembly comes from: an address, bytes, or a compiled module. */
export type WasmSource = URL | string | WebAssembly.Module | BufferSource;

/** Settings of {@link watch}; all may be left out. */
export interface Options {
  /** The engine. Default: `live.wasm` beside this script. An address is fetched once, and only after consent. */
  wasm?: WasmSource;
  /**
   * Whether the visitor has consented already, or where to hear of it: a function that is given {@link Consent} at once and calls `grant` and `revoke`
   * when the page's own consent banner says so (`attise/consent` has some). Default `false`: nothing is read, stored, listened to or sent.
   * @example watch(plan, { consent: ({ grant, revoke }) => banner.onChange((yes) => (yes ? grant() : revoke())) });
   */
  consent?: boolean | ((consent: Consent) => void);
  /** Kinds of signals that the page does not listen for, though the plan counts them; your own `signal()` calls still count. Default: none. */
  ignore?: SignalKind[];
  /** Where the memory of the visitor is kept: `"local"` (default, localStorage) or `"memory"` (this page only). */
  storage?: "local" | "memory";
}

/** The score as of the last signal. */
export interface Reading {
  /** Engagement in points, within the plan's floor and cap; 0 before the engine is ready. */
  engagement: number;
  /** Temperature; `"cold"` before the engine is ready. */
  temperature: Temperature;
  /** The offer that stands in each slot of the plan, by slot; empty before the engine is ready. */
  offers: Record<string, string>;
}

/** One line of the receipt: `base * times + faded + trimmed + floor === points`, and all `points` add up to the score. */
export interface ReceiptLine {
  /** Place of the criterion in the plan's `criteria`, from 0. */
  criterion: number;
  /** Points for one time. */
  base: number;
  /** How often it counted. */
  times: number;
  /** Points lost to age (0 or below). */
  faded: number;
  /** Points cut by caps. */
  trimmed: number;
  /** Points added by floors. */
  floor: number;
  /** What the line brings to the score. */
  points: number;
}

/** All that is known of the visitor on this device, for a request of access. */
export interface Exported {
  /** What stands in localStorage, by key; empty if nothing does. */
  stored: Record<string, string>;
  /** The score as of the last signal. */
  reading: Reading;
  /** Where the score comes from, faded to this second. */
  receipt: ReceiptLine[];
}

/** What {@link Visitor.on} can wait for. */
export type VisitorEvent = "ready" | "score" | "temperature" | "offer";

/** Whether the visitor may be watched. */
export interface Consent {
  /** True between `grant()` and `revoke()`; never true while an objection stands. */
  readonly granted: boolean;
  /** Starts listening, loads the engine. Without effect while an objection or the browser's Global Privacy Control stands. Never throws. */
  grant(): void;
  /** Stops at once, erases what is stored, puts the offers back to those of an unknown visitor. */
  revoke(): void;
}

/** One visitor of this page. No method throws; before consent they do nothing. */
export interface Visitor {
  /** `true` once the engine runs; `false` if it cannot be had (blocked, absent, wrong plan) or was refused. Never rejects. Pending until consent and until the page is first seen. */
  readonly ready: Promise<boolean>;
  /** Whether the visitor may be watched: read it, grant it, take it back. */
  readonly consent: Consent;
  /**
   * Counts a page view. Views of real addresses are counted by themselves; this is for a step without one.
   * @param path pathname as the plan's `pages` know it; default `location.pathname`
   * @example visitor.page("/quote/step-2");
   */
  page(path?: string): void;
  /**
   * Tells the engine that something happened.
   * @param name what the plan's criterion matches, for example the event's name; default `""`
   * @param amount how much, for `activeTime` in seconds, for `scroll` and `videoPlay` in percent; default 1. Counts as a whole number from 0 to 86,400
   * @example visitor.signal("event", "video-75");
   */
  signal(kind: SignalKind, name?: string, amount?: number): void;
  /** The score as of the last signal. @example if (visitor.reading().temperature === "hot") openChat(); */
  reading(): Reading;
  /** Where the score comes from, faded to this second. @example visitor.receipt().reduce((sum, line) => sum + line.points, 0) */
  receipt(): ReceiptLine[];
  /**
   * Calls back with the reading: once the engine is ready, and after each change. Returns a function that ends it.
   * Callbacks run in the same task as the visitor's act, after the engine has finished with it, and may call anything here.
   * @example visitor.on("temperature", ({ temperature }) => { document.body.dataset.temperature = temperature; });
   */
  on(type: VisitorEvent, callback: (reading: Reading) => void): () => void;
  /**
   * The evidence for the edge, fresh on each call, for those who post JSON; `""` if there is none. Forms with `data-attise-form` carry it by themselves.
   * @example fetch("/lead", { method: "POST", body: JSON.stringify({ email, attise: visitor.payload() }) });
   */
  payload(): string;
  /**
   * Objects to being scored: stops, erases, and remembers the refusal on this device until `object(false)`.
   * @example optOutButton.onclick = () => visitor.object();
   */
  object(objects?: boolean): void;
  /** Erases all that is remembered and stops until the next `consent.grant()`; an objection stays. */
  forget(): void;
  /** All that is known of the visitor on this device. */
  exportData(): Exported;
  /** Takes every listener off; what is stored stays. */
  [Symbol.dispose](): void;
}
