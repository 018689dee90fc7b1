// Attention: feeds the engine's clock. What counts as active is decided there, not here.
import { Attention, quietly, type Feed } from "../feed.js";

const SECOND = 1000;

export function watchAttention({ listen, attend, stopped }: Feed): void {
  let timer: ReturnType<typeof setInterval> | undefined;
  let focused = false;
  let held = false;
  let touched = -SECOND;

  /** No event tells when a frame within the page gets or loses the focus, nor of all that plays. */
  const feel = () => {
    // `hasFocus` is true as well while a frame of this page has the focus.
    if (document.hasFocus() !== focused) attend((focused = !focused) ? Attention.Focus : Attention.Blur);
    const plays = [...document.querySelectorAll<HTMLMediaElement>("video,audio")].some(({ paused, muted }) => !paused && !muted);
    if ((plays || document.activeElement?.localName === "iframe") !== held) attend((held = !held) ? Attention.Hold : Attention.Release);
  };

  const look = () => {
    clearInterval(timer);
    attend(document.hidden ? Attention.Hidden : Attention.Visible);
    feel();
    if (!document.hidden) {
      timer = setInterval(() => quietly(() => {
        feel();
        attend(Attention.Tick);
      }), SECOND);
    }
  };

  listen(document, "visibilitychange", look);
  listen(window, "pageshow", look);
  listen(window, "focus blur", ({ target }: Event) => {
    if (target === window) feel();
  });
  listen(window, "pagehide", () => attend(Attention.Close));
  listen(window, "pointerdown pointermove keydown wheel touchmove", () => {
    // Once a second is enough for a clock in seconds.
    const now = performance.now();
    if (now - touched >= SECOND) {
      touched = now;
      attend(Attention.Input);
    }
  });
  stopped.addEventListener("abort", () => clearInterval(timer));
  look();
}
