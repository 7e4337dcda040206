/** A fact that a tender leaves open, and the ways in which it may be read. */
import type { Reading } from "./reading.ts";

/** What a reading is made of before its law follows from the rest. */
export type DraftReading = Omit<Reading, "law"> & { readonly law?: string };

export interface FactOption {
  /** How it is said in a sentence, for example "if light touch"; empty for one of many. */
  readonly label: string;
  readonly set: (draft: DraftReading) => DraftReading;
}

/** One fact that is open, as the tender would state it. */
export interface OpenFact {
  readonly fact: string;
  readonly options: readonly FactOption[];
}
