// Puts the engine's numbers and texts into the words of the public types.
import type { Live } from "./engine.js";
import type { Reading, ReceiptLine, SignalKind } from "./types.js";

const KINDS = ("pageView activeTime formSubmit click download event visit returnVisit emailClick"
  + " emailOpen scroll formStart outboundClick videoPlay copy channel call offerSeen").split(" ");
const TEMPERATURES = ["cold", "warm", "hot"] as const;
const COLUMNS = "criterion base times faded trimmed floor points".split(" ");

/** The engine's number of a kind; -1 for what is none. */
export const numberOf = (kind: SignalKind): number => KINDS.indexOf(kind);

export const readingOf = (live: Live): Reading => ({
  engagement: live.score(),
  temperature: TEMPERATURES[live.temperature()]!,
  // A line a slot, slot and offer a tab apart.
  offers: Object.fromEntries(live.offers().split("\n").filter(Boolean).map((line) => line.split("\t"))),
});

/** Seven numbers a line. */
export function linesOf(numbers: Int32Array): ReceiptLine[] {
  const lines: ReceiptLine[] = [];
  for (let i = 0; i < numbers.length; i += COLUMNS.length) {
    lines.push(Object.fromEntries(COLUMNS.map((column, j) => [column, numbers[i + j]])) as unknown as ReceiptLine);
  }
  return lines;
}
