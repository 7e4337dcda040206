/** The evaluation as a Word file. */
import { evaluationPage } from "./evaluation-page.ts";
import { pageWord } from "./page/word/document.ts";
import type { Reporter } from "./reporter-types.ts";

export const docxReport: Reporter = (document, { language }) => pageWord(evaluationPage(document, language));
