/** A cell of a table that was read, and the rows of them. */
import type { Span } from "./span.ts";

export interface CsvCell {
  /** Without the spaces and the quotes around it. */
  readonly text: string;
  /** The cell as written, with its quotes and the spaces around it. */
  readonly span: Span;
}
