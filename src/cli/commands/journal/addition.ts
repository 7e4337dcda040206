/** What is added to a journal. */
import type { Span } from "../../../source/span.ts";

export type Content = Readonly<Record<string, string | number>>;

/** What is to be added, and where it was written, for an entry that comes from a file. */
export interface Addition {
  readonly content: Content;
  readonly span?: Span;
}
