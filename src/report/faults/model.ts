/**
 * The result of a check of libraries, as plain data: what every format prints
 * and what a machine may keep. A fault that is known and set in a baseline is
 * counted and not repeated.
 */

export type FaultLevel = "error" | "warning" | "note";

export interface RuleDocument {
  readonly id: string;
  readonly level: FaultLevel;
  readonly title: string;
  readonly remedy: string;
}

export interface FaultDocument {
  readonly rule: string;
  readonly level: FaultLevel;
  readonly file: string;
  /** Lines and columns from 1, a column for each code point; null where a whole file is meant. */
  readonly line: number | null;
  readonly column: number | null;
  readonly endColumn: number | null;
  readonly measure: string | null;
  readonly cause: string;
  readonly remedy: string;
  /** The line itself, for people. */
  readonly excerpt: string | null;
  /** The same for the same rule, measure and content, wherever it stands in the file. */
  readonly fingerprint: string;
}

export interface FaultsDocument {
  readonly schema: "svscore.library-check/v1";
  readonly tool: { readonly name: "svscore"; readonly version: string };
  readonly files: readonly string[];
  readonly measures: number;
  readonly rules: readonly RuleDocument[];
  readonly faults: readonly FaultDocument[];
  readonly counts: { readonly error: number; readonly warning: number; readonly note: number };
  /** How many faults the baseline let pass. */
  readonly known: number;
}

export type FaultReporter = (document: FaultsDocument) => string;

/** @returns "library.yaml:14:9", or the file alone. */
export const faultSourcePlace = ({ file, line, column }: FaultDocument): string =>
  line === null ? file : `${file}:${line}:${column ?? 1}`;

/** @returns how much was checked and how much was found, in a line. */
export function faultCountsLine({ counts, files, measures, known }: FaultsDocument): string {
  const some = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
  const checked = `${some(files.length, "file")}, ${some(measures, "measure")} checked`;
  const found = [
    some(counts.error, "error"),
    some(counts.warning, "warning"),
    ...(counts.note > 0 ? [some(counts.note, "note")] : []),
  ].join(", ");
  return `${checked}: ${found}${known > 0 ? `; ${some(known, "known fault")} of the baseline let pass` : ""}.`;
}

/** @returns what is wrong and what to do about it, for the formats that have one message. */
export const faultSentence = ({ cause, remedy }: FaultDocument): string => `${cause}. What to do: ${remedy}`;
