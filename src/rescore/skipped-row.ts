/** A row of a big table that cannot be read: it is skipped, and said to be. */
import type { Diagnostic } from "../diagnostics/model.ts";
import { sourcePlaceText as placeOf } from "../source/span.ts";
import type { Skipped } from "./model.ts";

export const skippedFromDiagnostic = ({ code, span, cause }: Diagnostic, file: string): Skipped => ({
  code,
  at: span === undefined ? file : placeOf(span),
  says: cause,
  tender: false,
});

export const skippedRaggedRow = (at: string): Skipped => ({
  code: "SV307",
  at,
  says: "the row does not fit its header",
  tender: false,
});

/** A skipped row, by its place among the tender's rows of commitments, so that all are told in the order of the table. */
export interface SkippedAt {
  readonly one: Skipped;
  /** How many rows of the tender come before it. */
  readonly row: number;
}
