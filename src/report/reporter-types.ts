/** What every report is: a saved evaluation in, a text or a file's bytes out. Each has a file here and a line in cli/report-formats.ts. */

import type { EvaluationDocument } from "./schema.ts";
import type { Style } from "./style.ts";

/** The languages of headings and fixed phrases: English and Welsh. */
export type Language = "en" | "cy";

export interface RenderOptions {
  /** The width to fit. */
  readonly columns: number;
  readonly ink: Style;
  /** A part that stands before what is left to decide, already drawn in the report's own format. */
  readonly insert?: string;
  /** English when absent; only the page, Word and the letters have others. */
  readonly language?: Language;
}

/** A text, or the bytes of a file that is none. */
export type Report = string | Uint8Array;

export type Reporter = (document: EvaluationDocument, setting: RenderOptions) => Report | Promise<Report>;

export type TextReporter = (document: EvaluationDocument, setting: RenderOptions) => string;
