// Lines up a table for a terminal: texts to the left, numbers to the right.

/** A cell; a column with a number in it is set to the right. */
export type Cell = string | number;

/** The rows as lines, two spaces apart, each column as wide as its widest cell. `right`: columns to set to the right too. */
export function table(rows: readonly (readonly Cell[])[], right: readonly number[] = []): string[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const toRight = Array.from({ length: columns }, (_, i) => right.includes(i) || rows.some((row) => typeof row[i] === "number"));
  const width = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => [...String(row[i] ?? "")].length)));
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const gap = " ".repeat((width[i] ?? 0) - [...String(cell)].length);
        return toRight[i] ? gap + cell : cell + gap;
      })
      .join("  ")
      .trimEnd(),
  );
}
