// Why each offer stands: per slot its choices in order, whether each holds now, and the one that stands.
import { h, redraw } from "./dom.js";
import { isPage, labelOf, type Part, type PlanFile, type When } from "./plan.js";
import type { State } from "./state.js";
import type { Words } from "./words.js";

export function drawOffers(place: HTMLElement, state: State): void {
  const { words, plan, reading, path } = state;
  redraw(place, [reading, path, plan?.id], () => [
    h("h3", {}, words.offers),
    ...(plan?.offers ?? []).map(({ slot, choices = [], default: last }) => {
      const fits = choices.map(({ when = {} }) => holds(when, state));
      const standing = reading.offers[slot];
      // The engine says which offer stands; of several choices of that offer it is the first that holds.
      const chosen = choices.findIndex(({ offer }, i) => offer === standing && fits[i]);
      return h("div", { class: "slot" },
        h("h4", {}, `${words.slot} `, h("code", {}, slot)),
        h("ol", {},
          ...choices.map(({ offer, when = {}, visits }, i) => choice(offer, conditions(when, visits, state), fits[i], i === chosen, words)),
          choice(last, words.otherwise, undefined, chosen < 0 && standing === last, words)));
    }),
  ]);
}

const choice = (offer: string, condition: string, holding: boolean | undefined, standing: boolean, words: Words) =>
  h("li", { class: standing ? "standing" : "", "aria-current": standing && "true" },
    h("span", { class: `sign ${holding === undefined ? "" : holding ? "yes" : "no"}`, "aria-hidden": "true" }, holding === undefined ? "·" : holding ? "✓" : "✗"),
    h("span", { class: "offer" }, h("b", {}, offer), h("small", {}, condition, holding !== undefined && h("span", { class: "unseen" }, ` (${holding ? words.holds : words.fails})`))),
    standing && h("span", { class: "badge" }, words.standing));

const asList = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

function conditions({ temperature, page, engagement, did, didNot }: When, visits: number | undefined, { words, plan, language }: State): string {
  const named = (parts: Part | Part[]) => asList(parts).map((part) => {
    const { criterion, times } = partOf(part);
    return labelOf(plan, placeOf(criterion, plan), language) + (times > 1 ? ` × ${times}` : "");
  }).join(words.or);
  return [
    temperature && words.when.temperature(asList(temperature).map((name) => words.temperature[name]).join(words.or)),
    page && words.when.page(asList(page).join(words.or)),
    engagement !== undefined && words.when.engagement(engagement),
    did && words.when.did(named(did)),
    didNot && words.when.didNot(named(didNot)),
    visits !== undefined && words.when.visits(visits),
  ].filter(Boolean).join(" · ") || words.always;
}

function holds({ temperature, page, engagement, did, didNot }: When, { plan, reading, receipt, path }: State): boolean {
  const hasDone = (part: Part) => {
    const { criterion, times } = partOf(part);
    const place = placeOf(criterion, plan);
    return receipt.some((line) => line.criterion === place && line.times >= times);
  };
  return (!temperature || asList(temperature).includes(reading.temperature))
    && (!page || (plan !== undefined && isPage(plan, asList(page), path)))
    && (engagement === undefined || reading.engagement >= engagement)
    && (!did || asList(did).some(hasDone))
    && (!didNot || !asList(didNot).some(hasDone));
}

const partOf = (part: Part) => (typeof part === "string" ? { criterion: part, times: 1 } : part);

const placeOf = (id: string, plan: PlanFile | undefined): number => plan?.criteria.findIndex((criterion) => criterion.id === id) ?? -1;
