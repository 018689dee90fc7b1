// The signals that few plans ask for: one file beside the page's script, fetched by the pages whose plan does.
export { watchArrival } from "./arrival.js";
export { watchScroll } from "./scroll.js";
export { watchVideos } from "./video.js";
