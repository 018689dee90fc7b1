// Attention: feeds the engine's clock. What counts as active is decided there, not here.
import { Attention, type Feed } from "../feed.js";

const SECOND = 1000;

export function watchAttention({ listen, attend, stopped }: Feed): void {
  let timer: number | undefined;
  let focused = false;
  let touched = -SECOND;

  // `hasFocus` is true as well while a frame of this page has the focus; no event tells when that one loses it.
  const focus = () => {
    if (document.hasFocus() !== focused) attend((focused = !focused) ? Attention.Focus : Attention.Blur);
  };

  const look = () => {
    clearInterval(timer);
    attend(document.hidden ? Attention.Hidden : Attention.Visible);
    focus();
    if (!document.hidden) {
      timer = window.setInterval(() => {
        focus();
        attend(Attention.Tick);
      }, SECOND);
    }
  };

  listen(document, "visibilitychange", look);
  listen(window, "pageshow", look);
  listen(window, "focus blur", ({ target }: Event) => {
    if (target === window) focus();
  });
  listen(window, "pagehide", () => attend(Attention.Close));
  listen(window, "pointerdown pointermove keydown scroll touchstart", () => {
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
