// Downloads: `data-attise-download`, links with `download`, and links to documents.
import { linkOf, type Feed } from "../feed.js";

const DOCUMENT = /\.(pdf|docx|xlsx|pptx|zip|csv)$/i;

export function watchDownloads({ listen, signal }: Feed): void {
  listen(document, "click auxclick", (event) => {
    const link = linkOf(event, "[data-attise-download],a[href]");
    if (!link) return;
    const named = link.dataset.attiseDownload;
    const path = link.pathname ?? "";
    if (named !== undefined || link.hasAttribute("download") || DOCUMENT.test(path)) {
      signal("download", named || link.download || decodeURIComponent(path.slice(path.lastIndexOf("/") + 1)));
    }
  });
}
