/** From the text of a file of pages to its pages, or to everything that is wrong with it. */
import { checkAgainstSchema } from "../../diagnostics/check.ts";
import { diagnosticsFromProblems } from "../../diagnostics/from-problem.ts";
import type { Diagnostic } from "../../diagnostics/model.ts";
import type { Source } from "../../source/span.ts";
import { parseYaml } from "../../source/yaml.ts";
import { type PageFile, pagesSchema } from "./schema.ts";

/** @returns the pages, or the diagnostics SV401 to SV405. */
export function loadRulePages(source: Source): {
  readonly value?: readonly PageFile[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const parsed = parseYaml(source);
  if (parsed.node === undefined) return { diagnostics: diagnosticsFromProblems(parsed.problems, "rules") };
  const checked = checkAgainstSchema(pagesSchema, parsed.node, "rules");
  return checked.value === undefined
    ? { diagnostics: checked.diagnostics }
    : { value: checked.value.pages, diagnostics: [] };
}
