// Scroll depth: how far down the page has been before the eyes, in steps of five percent, each once a page view.
import type { Feed } from "../feed.js";

const STEP = 5;

export async function watchScroll({ listen, signal }: Feed): Promise<void> {
  let path: string | undefined;
  let deepest = 0;
  const look = () => {
    const { scrollTop, clientHeight, scrollHeight } = document.documentElement;
    if (location.pathname !== path) {
      path = location.pathname;
      deepest = 0;
    }
    // Half a pixel is lost where the page is zoomed.
    const depth = Math.floor((scrollTop + clientHeight + 1) / scrollHeight * 100 / STEP) * STEP;
    if (depth > deepest) signal("scroll", "", (deepest = Math.min(depth, 100)));
  };
  listen(document, "scroll", look);
  // The visitor may have been faster than this file. Asked once a frame is done: before that the browser would have to lay the page out for the answer.
  await new Promise(requestAnimationFrame);
  await new Promise((done) => setTimeout(done));
  if (document.documentElement.scrollTop > 0) look();
}
