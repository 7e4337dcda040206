/** The result of a check as one JSON document. */
import { escapeHidden } from "../../source/quote.ts";
import type { FaultReporter } from "./model.ts";

export const faultsJson: FaultReporter = (document) => `${escapeHidden(JSON.stringify(document, null, 2))}\n`;
