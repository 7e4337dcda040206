/** What a look-up prints: text and tables, in any format. */
import type { Grid } from "../evaluation-tables.ts";

/** A measure or a library laid out: lines of words, then tables. */
export interface Sheet {
  readonly title: string;
  readonly lines: readonly string[];
  readonly tables: readonly { readonly title: string; readonly grid: Grid; readonly elastic: number }[];
  /** What the tables rest on. */
  readonly sources?: readonly string[];
}
