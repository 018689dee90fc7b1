// Copies of what carries `data-attise-copy`, such as a price.
import { closest, type Feed } from "../feed.js";

export function watchCopies({ listen, signal }: Feed): void {
  listen(document, "copy", (event) => {
    const target = closest(event, "[data-attise-copy]");
    if (target) signal("copy", target.dataset.attiseCopy);
  });
}
