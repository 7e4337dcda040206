/**
 * The first reading of a tender file: its text held against the schema, and
 * what must be known before the rest can be judged (the libraries that it
 * names). A file with faults still gives its outline, so that the bids can be
 * checked in the same run.
 */

import { checkAgainstSchema } from "../diagnostics/check.ts";
import { diagnosticsFromProblems } from "../diagnostics/from-problem.ts";
import { parseJson } from "../source/json.ts";
import type { Source } from "../source/span.ts";
import { parseYaml } from "../source/yaml.ts";
import { withoutDroppedKeys } from "./dropped-keys.ts";
import { toParsedTender } from "./outline.ts";
import type { ParsedTender } from "./parsed-tender.ts";
import { tenderSchema } from "./schema.ts";

/** @returns the tender as far as it can be read, with the diagnostics SV201 to SV205. */
export function parseTender(source: Source): ParsedTender {
  const { node, problems } = source.language === "json" ? parseJson(source) : parseYaml(source);
  if (node === undefined)
    return { source, libraries: [], diagnostics: diagnosticsFromProblems(problems, "tender") };
  const { value, diagnostics } = checkAgainstSchema(tenderSchema, withoutDroppedKeys(node).node, "tender");
  return toParsedTender(source, node, value, diagnostics);
}
