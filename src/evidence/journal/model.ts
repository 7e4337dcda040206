/** A journal that was read: its entries, each with where it stands. */
import type { Span } from "../../source/span.ts";
import type { TableNode } from "../../source/tree.ts";
import type { JournalEntry } from "./schema.ts";

/** An entry and where it stands. */
export interface Recorded {
  readonly number: number;
  readonly entry: JournalEntry;
  readonly node: TableNode;
  readonly span: Span;
}

export interface Journal {
  readonly name: string;
  readonly entries: readonly Recorded[];
  /** The digest of the last line: what to keep elsewhere, so that a tail that was cut off shows. */
  readonly head: string;
}
