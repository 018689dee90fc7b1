// Clicks on what carries `data-attise-click`.
import { closest, type Feed } from "../feed.js";

export function watchClicks({ listen, signal }: Feed): void {
  listen(document, "click", (event) => {
    const target = closest(event, "[data-attise-click]");
    if (target) signal("click", target.dataset.attiseClick);
  });
}
