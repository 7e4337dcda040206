/** A cell of a table that was read, and the rows of them. */
import type { Span } from "./span.ts";

export interface CsvCell {
  /** Without the spaces and the quotes around it. */
  readonly text: string;
  /** The cell as written, with its quotes and the spaces around it. */
  readonly span: Span;
}

/** @returns the place of a row, from its first cell to its last */
export function spanOfCells(cells: readonly CsvCell[]): Span {
  const first = cells[0]?.span;
  const last = cells.at(-1)?.span;
  if (first === undefined || last === undefined) throw new RangeError("a row has at least one cell");
  return { ...first, end: last.end };
}
