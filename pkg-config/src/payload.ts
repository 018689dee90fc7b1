// Puts the payload into the forms that ask for it, at the moment the browser collects their fields.
import type { Feed } from "./feed.js";

/** Name of the form field. */
const FIELD = "attise";

export function attachPayload({ listenToForms }: Feed, payload: (form: object) => string): void {
  listenToForms("formdata", ({ target, formData }: FormDataEvent) => {
    if ((target as HTMLElement).dataset.attiseForm === undefined) return;
    const text = payload(target as HTMLElement);
    if (text) formData.set(FIELD, text);
  });
}
