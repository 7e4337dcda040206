/** The result of a check as one JSON document. */
import { escapeHiddenInJson } from "../../source/quote.ts";
import type { FaultReporter } from "./model.ts";

export const faultsJson: FaultReporter = (document) =>
  `${escapeHiddenInJson(JSON.stringify(document, null, 2))}\n`;
