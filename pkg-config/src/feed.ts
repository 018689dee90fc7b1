// What the signal files share: how they listen to the page and what they may tell the engine.
import type { SignalKind } from "./types.js";

/** Events of the attention clock, in the engine's numbers. */
export const enum Attention { Tick, Visible, Hidden, Focus, Blur, Input, Close, Hold, Release }

export interface Feed {
  /** Aborted when watching stops. */
  stopped: AbortSignal;
  listen: Listen;
  /** Listens on the document, and in each open shadow root that the visitor touches: the events of forms do not leave one. */
  listenToForms(types: string, heard: (event: any) => void): void;
  /** Whether the plan asks for a kind of signal, and the host has not turned it off. */
  asks(kind: SignalKind): boolean;
  page(path: string): void;
  signal(kind: SignalKind, name?: string, amount?: number): void;
  attend(event: Attention): void;
}

export type Listen = (target: EventTarget, types: string, heard: (event: any) => void) => void;

/** Whatever a page has done to what we stand on, nothing is thrown into it. */
export function quietly<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** Listens until `signal` aborts: only to the browser's own events, and never in the page's way. */
export const listener = (signal: AbortSignal): Listen => (target, types, heard) => {
  for (const type of types.split(" ")) {
    target.addEventListener(type, (event) => quietly(() => event.isTrusted && heard(event)), { capture: true, passive: true, signal });
  }
};

/** {@link Feed.listenToForms}, by what `listen` hears of the visitor's touch. */
export function formListener(listen: Listen): Feed["listenToForms"] {
  const roots: EventTarget[] = [document];
  const all: Parameters<Feed["listenToForms"]>[] = [];
  listen(document, "pointerdown focusin", (event: Event) => {
    const root = (event.composedPath()[0] as Node).getRootNode();
    if (roots.includes(root)) return;
    roots.push(root);
    for (const [types, heard] of all) listen(root, types, heard);
  });
  return (types, heard) => {
    all.push([types, heard]);
    listen(document, types, heard);
  };
}

/** The element, from the event's true target upwards, that matches. */
export const closest = (event: Event, selector: string): HTMLElement | null =>
  (event.composedPath()[0] as HTMLElement).closest(selector);

/** The link that a click or a middle click, which opens it in a new tab, follows. */
export const linkOf = (event: MouseEvent, selector = "a[href]"): HTMLAnchorElement | null =>
  event.button > 1 ? null : closest(event, selector) as HTMLAnchorElement | null;
