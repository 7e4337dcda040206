/**
 * What is wrong with a text as it was written. This folder knows no codes:
 * diagnostics gives each kind its own.
 */
import type { Source, Span } from "./span.ts";

export type ProblemKind =
  // any file
  | "not-text"
  | "too-large"
  | "too-deep"
  | "empty-file"
  | "control-character"
  // yaml and json
  | "yaml-syntax"
  | "json-syntax"
  | "duplicate-key"
  | "tab-indentation"
  | "unknown-tag"
  | "alias"
  | "merge-key"
  | "non-text-key"
  | "several-documents"
  // csv
  | "csv-syntax"
  | "duplicate-header"
  | "empty-header"
  | "forbidden-header"
  | "ragged-row"
  | "no-rows";

/** One thing wrong, in an officer's English: what it is and what to do about it. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly span: Span;
  readonly cause: string;
  readonly remedy: string;
}

/** A cause and its remedy. */
export type Message = readonly [cause: string, remedy: string];

/** @returns the problem, its span kept inside the text. */
export function sourceProblem(
  kind: ProblemKind,
  source: Source,
  [start, end]: readonly [number, number],
  [cause, remedy]: Message,
): Problem {
  const last = source.text.length;
  const from = Math.min(start, last);
  const span = { source, start: from, end: Math.max(from, Math.min(end, last)) };
  return { kind, span, cause, remedy };
}
