// The signals that few plans ask for: one file beside the page's script, fetched by the pages whose plan does.
import type { Feed } from "../feed.js";
import { watchArrival } from "./arrival.js";
import { watchScroll } from "./scroll.js";
import { watchVideos } from "./video.js";

export async function watchSeldom(feed: Feed): Promise<void> {
  const scrolled = feed.asks("scroll") && watchScroll(feed);
  if (feed.asks("videoPlay")) watchVideos(feed);
  watchArrival(feed);
  await scrolled;
}
