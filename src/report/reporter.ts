/** What every report is: a saved evaluation in, a text or a file's bytes out. */

import type { EvaluationDocument } from "./schema.ts";
import type { Ink } from "./style.ts";

/** The languages of headings and fixed phrases: English and Welsh. */
export type Language = "en" | "cy";

export interface Setting {
  /** The width to fit. */
  readonly columns: number;
  readonly ink: Ink;
  /** A part that stands before what is left to decide, already drawn in the report's own format. */
  readonly also?: string;
  /** English when absent; only the page, Word and the letters have others. */
  readonly language?: Language;
}

/** A text, or the bytes of a file that is none. */
export type Report = string | Uint8Array;

export type Reporter = (document: EvaluationDocument, setting: Setting) => Report | Promise<Report>;

export type TextReporter = (document: EvaluationDocument, setting: Setting) => string;
