/** The evaluation as a Word file. */
import { fullReport } from "./full.ts";
import { pageWord } from "./page/word.ts";
import type { Reporter } from "./reporter.ts";

export const docx: Reporter = (document, { language }) => pageWord(fullReport(document, language));
