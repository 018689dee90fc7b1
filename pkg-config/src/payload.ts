// Puts the payload into the forms that ask for it, at the moment the browser collects their fields.
import type { Feed } from "./feed.js";
import { KEY } from "./storage.js";

export function attachPayload({ listenToForms }: Feed, payload: (form: object, name: string) => string): void {
  listenToForms("formdata", ({ target, formData }: FormDataEvent) => {
    const name = (target as HTMLElement).dataset.attiseForm;
    if (name === undefined) return;
    const text = payload(target!, name);
    if (text) formData.set(KEY, text);
  });
}
