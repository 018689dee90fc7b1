// Shows the chosen offer of each slot: by `hidden`, and by `disabled` where it is a part of a form.

/** Shows `offers` (by slot). A slot that the visitor is using is left as it is, for a later call. */
export function showOffers(offers: Record<string, string>): void {
  for (const slot of document.querySelectorAll<HTMLElement>("[data-attise-slot]")) {
    const offer = offers[slot.dataset.attiseSlot!];
    const choices = [...slot.querySelectorAll<HTMLElement>(":scope>[data-attise-offer]")];
    const chosen = choices.find((choice) => choice.dataset.attiseOffer === offer);
    if (chosen?.hidden && !inUse(slot)) for (const choice of choices) (choice as HTMLFieldSetElement).disabled = choice.hidden = choice !== chosen;
  }
}

/** After a tap `:hover` stays, so it counts only where a pointer can hover. Of a form that has been begun nothing typed may be lost, nor asked for anew. */
const inUse = (slot: Element): boolean =>
  slot.contains(document.activeElement) || (matchMedia("(hover:hover)").matches && slot.matches(":hover")) ||
  [...(slot.closest("form") ?? [])].some(({ value, defaultValue = value }) => value !== defaultValue);
