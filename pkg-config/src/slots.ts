// Shows the chosen offer of each slot: by `hidden`, and by `disabled` where it is a part of a form.

/** Shows `offers` (by slot) in a document or a shadow root. A slot that the visitor is using is left as it is, for a later call. */
export function showOffers(offers: Record<string, string>, root: Document | ShadowRoot = document): void {
  for (const slot of root.querySelectorAll<HTMLElement>("[data-attise-slot]")) {
    const chosen = slot.querySelector<HTMLElement>(`:scope>[data-attise-offer="${offers[slot.dataset.attiseSlot!]}"]`);
    if (!chosen?.hidden || inUse(slot, root)) continue;
    for (const choice of slot.children as Iterable<HTMLFieldSetElement>) {
      if (choice.dataset.attiseOffer) choice.disabled = choice.hidden = choice !== chosen;
    }
  }
}

/** After a tap `:hover` stays, so it counts only where a pointer can hover. Of a form that has been begun nothing typed may be lost, nor asked for anew. */
const inUse = (slot: Element, root: Document | ShadowRoot): boolean =>
  slot.contains(root.activeElement) || (matchMedia("(hover:hover)").matches && slot.matches(":hover")) ||
  ([...(slot.closest("form") ?? [])] as HTMLInputElement[]).some(({ value, defaultValue = value }) => value !== defaultValue);
