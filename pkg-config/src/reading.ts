// Puts the engine's numbers and bytes into the words of the public types.
import { taken, type Live } from "./engine.js";
import type { Reading, ReceiptLine } from "./types.js";

const TEMPERATURES = ["cold", "warm", "hot"] as const;
const COLUMNS = "criterion base times faded trimmed floor points".split(" ");

export const readingOf = (live: Live): Reading => ({
  engagement: live.score(),
  temperature: TEMPERATURES[live.temperature()]!,
  // A line a slot in ASCII, slot and offer a tab apart.
  offers: Object.fromEntries(String.fromCharCode(...taken(live, live.offers())).split("\n").filter(Boolean).map((line) => line.split("\t"))),
});

/** Seven numbers of 32 bits a line. */
export function linesOf({ buffer }: Uint8Array): ReceiptLine[] {
  const numbers = new Int32Array(buffer);
  const lines: ReceiptLine[] = [];
  for (let i = 0; i < numbers.length; i += COLUMNS.length) {
    lines.push(Object.fromEntries(COLUMNS.map((column, j) => [column, numbers[i + j]])) as unknown as ReceiptLine);
  }
  return lines;
}
