// Clicks on links to other sites, by host.
import { linkOf, type Feed } from "../feed.js";

export function watchOutbound({ listen, signal }: Feed): void {
  listen(document, "click auxclick", (event) => {
    const link = linkOf(event);
    if (link && /^http/.test(link.protocol) && link.hostname !== location.hostname) signal("outboundClick", link.hostname);
  });
}
