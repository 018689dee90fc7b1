// A reading as tables that add up.
import type { Reading } from "../plan/index.js";
import { table, type Cell } from "./table.js";
import { words } from "./words.js";

/** The classes of a reading, then its receipts with their sums: that of the fit only if something of it is known. */
export function showReading(reading: Reading, language: "fr" | "en"): string[] {
  return [...summary(reading, language), "", ...engagement(reading, language), ...fit(reading, language)];
}

function summary(reading: Reading, language: "fr" | "en"): string[] {
  const say = words[language];
  const rows: Cell[][] = [
    [say.engagement, String(reading.engagement), say.temperatures[reading.temperature]],
    [say.fit, String(reading.fit), say.known(reading.coverage)],
  ];
  if (reading.grade) rows.push([say.grade, reading.grade]);
  if (reading.quadrant) rows.push([say.quadrant, reading.quadrant, say.quadrants[reading.quadrant]]);
  if (reading.stage) rows.push([say.stage, reading.stage, reading.owner ?? ""]);
  if (reading.next) rows.push([say.next, reading.next.stage, say.gates[reading.next.gate]]);
  for (const [slot, offer] of Object.entries(reading.offers)) rows.push([say.offers, offer, slot]);
  return table(rows);
}

function engagement({ receipt, engagement }: Reading, language: "fr" | "en"): string[] {
  const say = words[language];
  return table([
    [say.criterion, ...say.receipt],
    ...receipt.map(({ label, base, times, faded, trimmed, floor, points }) => [
      label[language], base, times, faded, trimmed, floor, points,
    ]),
    [say.sum, "", "", "", "", "", engagement],
  ]);
}

function fit({ fitReceipt, fit }: Reading, language: "fr" | "en"): string[] {
  const say = words[language];
  if (!fitReceipt.some(({ known }) => known)) return [];
  return [
    "",
    ...table([
      [say.fit, say.value, say.points],
      ...fitReceipt.map(({ label, value, known, points }) => [label[language], known ? (value ?? "") : say.unknown, points]),
      [say.sum, "", fit],
    ]),
  ];
}
