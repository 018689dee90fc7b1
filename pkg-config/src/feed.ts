// What the signal files share: how they listen to the page and what they may tell the engine.
import type { SignalKind } from "./types.js";

/** Events of the attention clock, in the engine's numbers. */
export const enum Attention { Tick, Visible, Hidden, Focus, Blur, Input, Close }

export interface Feed {
  /** Aborted when watching stops. */
  stopped: AbortSignal;
  listen: Listen;
  page(path: string): void;
  signal(kind: SignalKind, name?: string, amount?: number): void;
  attend(event: Attention): void;
}

export type Listen = (target: EventTarget, types: string, heard: (event: any) => void) => void;

/** Listens until `signal` aborts: only to the browser's own events, never in the page's way, and silent on its own mistakes. */
export const listener = (signal: AbortSignal): Listen => (target, types, heard) => {
  for (const type of types.split(" ")) {
    target.addEventListener(type, (event) => {
      try {
        if (event.isTrusted) heard(event);
      } catch {}
    }, { capture: true, passive: true, signal });
  }
};

/** The element, from the event's target upwards, that matches. */
export const closest = (event: Event, selector: string): HTMLElement | null =>
  (event.target as HTMLElement).closest(selector);
