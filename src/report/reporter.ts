/** What every report is: a saved evaluation in, text out. */
import type { EvaluationDocument } from "./schema.ts";

export interface Setting {
  /** The width to fit. */
  readonly columns: number;
  readonly colour: boolean;
}

export type Reporter = (document: EvaluationDocument, setting: Setting) => string;
