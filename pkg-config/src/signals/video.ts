// Videos: how much of one has been played, in steps of five percent, each once.
import type { Feed } from "../feed.js";

const STEP = 5;

/** Watches every video of the page; one is named by its `data-attise-video`, or else by its file. */
export function watchVideos({ listen, signal }: Feed): void {
  const reached = new WeakMap<HTMLVideoElement, number>();
  listen(document, "timeupdate ended", ({ target }: Event) => {
    if (!(target instanceof HTMLVideoElement) || !(target.duration > 0)) return;
    let seconds = 0;
    for (let i = 0; i < target.played.length; i++) seconds += target.played.end(i) - target.played.start(i);
    // What has run to its end has been played, but for the fraction of a second between two frames.
    const percent = Math.floor(Math.min(100, ((seconds + 0.5) / target.duration) * 100) / STEP) * STEP;
    if (percent <= (reached.get(target) ?? 0)) return;
    reached.set(target, percent);
    signal("videoPlay", target.dataset.attiseVideo || decodeURIComponent(new URL(target.currentSrc).pathname.split("/").pop()!), percent);
  });
}
