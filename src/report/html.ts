/** The evaluation as one page that stands alone: no script, nothing fetched. */
import { fullReport } from "./evaluation-page.ts";
import { pageHtml } from "./page/html.ts";
import type { TextReporter } from "./reporter.ts";

export const html: TextReporter = (document, { language }) => pageHtml(fullReport(document, language));
