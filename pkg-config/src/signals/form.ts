// Form submits: forms with `data-attise-form`.
import { closest, type Feed } from "../feed.js";

export function watchForms({ listen, signal }: Feed): void {
  listen(document, "submit", (event) => {
    const form = closest(event, "[data-attise-form]");
    if (form) signal("formSubmit", form.dataset.attiseForm);
  });
}
