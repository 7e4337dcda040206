/** An answer laid out: what is said of it in words, its tables, its workings. Every format draws the same page. */
import type { Grid } from "../evaluation-tables.ts";
import type { WorkingsDocument } from "../schema.ts";

export interface InstrumentSection {
  readonly title: string;
  readonly grid: Grid;
  /** The column that takes what room the others leave. */
  readonly elastic: number;
}

export interface InstrumentPage {
  readonly title: string;
  readonly about: readonly string[];
  readonly headlines: readonly string[];
  readonly sections: readonly InstrumentSection[];
  readonly assumptions: readonly string[];
  readonly notices: readonly string[];
  readonly decisions: readonly string[];
  readonly workings: readonly { readonly title: string; readonly nodes: readonly WorkingsDocument[] }[];
  readonly files: readonly string[];
}

export const NOTHING_LEFT = "Nothing on the figures given.";

/** Neither the figures of an account nor its assumptions are ours. */
export const NOT_OURS =
  "svscore shows what follows from the figures and the assumptions above, and vouches for neither.";

export const filesReadLine = ({ files }: InstrumentPage): string => `Files read: ${files.join(", ")}.`;
