// Page views: the first, and those of single-page routes.
import type { Feed } from "../feed.js";

export function watchPages({ listen, page, stopped }: Feed): void {
  let last: string | undefined;
  const view = () => {
    // Routers call pushState and replaceState for one step: the same path is the same view.
    if (location.pathname !== last) page((last = location.pathname));
  };

  const { navigation } = window as { navigation?: EventTarget };
  if (navigation) listen(navigation, "currententrychange navigatesuccess", view);
  else {
    listen(window, "popstate", view);
    wrapHistory(view, stopped);
  }
  view();
}

/** For browsers without the Navigation API, where no event tells of a pushState. */
function wrapHistory(view: () => void, stopped: AbortSignal): void {
  for (const name of ["pushState", "replaceState"] as const) {
    const own = history[name];
    const wrapped: typeof own = function (this: History, ...args) {
      own.apply(this, args);
      if (!stopped.aborted) view();
    };
    // Where the page has frozen it, nothing is heard, and nothing thrown.
    Reflect.set(history, name, wrapped);
    // If another script has wrapped ours in turn, ours stays, silent.
    stopped.addEventListener("abort", () => {
      if (history[name] === wrapped) Reflect.set(history, name, own);
    });
  }
}
