/** The whole evaluation, for programs and for the record. */
import { escapeHidden } from "../source/quote.ts";
import type { Reporter } from "./reporter.ts";

export const json: Reporter = (document) => `${escapeHidden(JSON.stringify(document, null, 2))}\n`;
