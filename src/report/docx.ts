/** The evaluation as a Word file. */
import { fullReport } from "./evaluation-page.ts";
import { pageWord } from "./page/word/document.ts";
import type { Reporter } from "./reporter.ts";

export const docx: Reporter = (document, { language }) => pageWord(fullReport(document, language));
