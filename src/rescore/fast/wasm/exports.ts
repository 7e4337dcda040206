/** The compiled module as TypeScript sees it. */

/** What the compiled module gives: where things lie in its memory, and what it does with them. */
export interface Exports extends Readonly<Record<MemoryPlace, { readonly value: number }>> {
  readonly forget: () => void;
  readonly know: (index: number) => void;
  readonly takeRows: (at: number, end: number) => number;
  readonly weigh: (sums: number, bids: number, named: number) => number;
}

export type MemoryPlace =
  | "AFTER"
  | "BEFORE"
  | "BIDS"
  | "BYTES"
  | "COUNTS"
  | "END"
  | "HELD"
  | "KEY"
  | "KINDS"
  | "LETTERS"
  | "MEASURES"
  | "MET"
  | "MOST_BIDS"
  | "MOST_BYTES"
  | "MOST_COLUMNS"
  | "MOST_KEY"
  | "MOST_LETTERS"
  | "MOST_MEASURES"
  | "MOST_NAMES"
  | "MOST_SUMS"
  | "MOVES"
  | "NAMES"
  | "NEAREST"
  | "POUNDS"
  | "QUANTITIES"
  | "STAMPS"
  | "TIMED"
  | "TOUCHED";
