// Downloads: `data-attise-download`, links with `download`, and links to documents.
import { closest, type Feed } from "../feed.js";

const DOCUMENT = /\.(pdf|docx|xlsx|pptx|zip|csv)$/i;

export function watchDownloads({ listen, signal }: Feed): void {
  // A middle click, which opens a link in a new tab, is an `auxclick`.
  listen(document, "click auxclick", (event: MouseEvent) => {
    const link = closest(event, "[data-attise-download],a[href]") as HTMLAnchorElement | null;
    if (!link || event.button > 1) return;
    const named = link.dataset.attiseDownload;
    const path = link.pathname ?? "";
    if (named !== undefined || link.hasAttribute("download") || DOCUMENT.test(path)) {
      signal("download", named || link.download || decodeURIComponent(path.slice(path.lastIndexOf("/") + 1)));
    }
  });
}
