/** What every report is: a saved evaluation in, text out. */
import type { Ink } from "./ink.ts";
import type { EvaluationDocument } from "./schema.ts";

export interface Setting {
  /** The width to fit. */
  readonly columns: number;
  readonly ink: Ink;
  /** A part that stands before what is left to decide, already drawn in the report's own format. */
  readonly also?: string;
}

export type Reporter = (document: EvaluationDocument, setting: Setting) => string;
