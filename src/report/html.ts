/** The evaluation as one page that stands alone: no script, nothing fetched. */
import { evaluationPage } from "./evaluation-page.ts";
import { pageHtml } from "./page/html.ts";
import type { TextReporter } from "./reporter-types.ts";

export const htmlReport: TextReporter = (document, { language }) =>
  pageHtml(evaluationPage(document, language));
