// Forms with `data-attise-form`: the first field filled, and the submit.
import { closest, type Feed } from "../feed.js";

export function watchForms({ listenToForms, asks, signal }: Feed): void {
  const begun = new WeakSet<Element>();
  const on = (type: string, kind: "formStart" | "formSubmit", first: boolean) => {
    if (!asks(kind)) return;
    listenToForms(type, (event) => {
      const form = closest(event, "[data-attise-form]");
      if (!form || (first && begun.has(form))) return;
      if (first) begun.add(form);
      signal(kind, form.dataset.attiseForm);
    });
  };
  on("input", "formStart", true);
  on("submit", "formSubmit", false);
}
