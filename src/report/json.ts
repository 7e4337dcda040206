/** The whole evaluation, for programs and for the record. */
import { escapeHiddenInJson } from "../source/quote.ts";
import type { TextReporter } from "./reporter-types.ts";

export const jsonReport: TextReporter = (document) =>
  `${escapeHiddenInJson(JSON.stringify(document, null, 2))}\n`;
