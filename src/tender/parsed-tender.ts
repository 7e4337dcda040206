/** A tender as its file shows it, before it is judged. */
import type { Diagnostic } from "../diagnostics/model.ts";
import type { Source, Span } from "../source/span.ts";
import type { Node } from "../source/tree.ts";
import type { TenderFile } from "./schema.ts";

export interface ParsedTender {
  readonly source: Source;
  readonly node?: Node;
  readonly file?: TenderFile;
  /** The keys of the award that a lot does not inherit, by its place in the list of lots. */
  readonly dropped?: ReadonlyMap<number, readonly string[]>;
  readonly libraries: readonly { readonly name: string; readonly span: Span }[];
  readonly rules?: { readonly name: string; readonly span: Span };
  readonly diagnostics: readonly Diagnostic[];
}
