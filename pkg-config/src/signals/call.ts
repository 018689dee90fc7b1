// Calls of a telephone number, by its `data-attise-call`.
import { linkOf, type Feed } from "../feed.js";

export function watchCalls({ listen, signal }: Feed): void {
  listen(document, "click", (event) => {
    const link = linkOf(event, "a[href^='tel:']");
    if (link) signal("call", link.dataset.attiseCall);
  });
}
