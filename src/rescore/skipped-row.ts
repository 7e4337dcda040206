/** A row of a big table that cannot be read: it is skipped, and said to be. */
import type { Code } from "../diagnostics/catalogue.ts";
import type { Diagnostic } from "../diagnostics/model.ts";
import { firstControlCharacter } from "../source/control-character.ts";
import { sourcePlaceText as placeOf, type Span } from "../source/span.ts";
import { parseStrictRows } from "../source/strict-csv.ts";
import type { Skipped } from "./model.ts";

export const skippedFromDiagnostic = ({ code, span, cause }: Diagnostic, file: string): Skipped => ({
  code,
  at: span === undefined ? file : placeOf(span),
  says: cause,
  tender: false,
});

/** @returns why a row is skipped that does not stand under its header, with the place of its beginning or of what is wrong in it */
export function skippedShiftedRow({ source, start, end }: Span): Skipped {
  const row = (code: Code, says: string, at: number): Skipped => ({
    code,
    at: placeOf({ source, start: at, end: at }),
    says,
    tender: false,
  });
  const text = source.text.slice(start, end);
  const control = firstControlCharacter(text);
  if (control !== undefined)
    return row(
      "SV302",
      `the cell holds an invisible control character (${control.name})`,
      start + control.at,
    );
  const isByTheBook = parseStrictRows({ ...source, text }, ",", 0) !== undefined;
  return isByTheBook
    ? row("SV307", "the row does not fit its header", start)
    : row("SV302", STRAY_QUOTE, start + Math.max(0, text.indexOf('"')));
}

/** Of a row that ends with its line because nobody can say where its cells end. */
export const STRAY_QUOTE = "a quote mark in this row stands where none can, or is never closed";

/** A skipped row, by its place among the tender's rows of commitments, so that all are told in the order of the table. */
export interface SkippedAt {
  readonly one: Skipped;
  /** How many rows of the tender come before it. */
  readonly row: number;
}
