/** From the text of a rules file to checked text, or to everything that is wrong with it. */
import { checkAgainstSchema } from "../diagnostics/check.ts";
import { diagnosticsFromProblems } from "../diagnostics/from-problem.ts";
import type { Diagnostic } from "../diagnostics/model.ts";
import { type Source, sourcePlaceText } from "../source/span.ts";
import { deepestNodeOnPath } from "../source/tree.ts";
import { parseYaml } from "../source/yaml.ts";
import type { RulesText } from "./assemble.ts";
import { rulesSchema } from "./schema.ts";

/** @returns the rules as checked text, or the diagnostics SV401 to SV405. */
export function loadRules(source: Source): {
  readonly value?: RulesText;
  readonly diagnostics: readonly Diagnostic[];
} {
  const parsed = parseYaml(source);
  if (parsed.node === undefined) return { diagnostics: diagnosticsFromProblems(parsed.problems, "rules") };
  const { node } = parsed;
  const checked = checkAgainstSchema(rulesSchema, node, "rules");
  if (checked.value === undefined) return { diagnostics: checked.diagnostics };
  const places = checked.value.list.map((_, index) =>
    sourcePlaceText(deepestNodeOnPath(node, ["list", index, "id"]).span),
  );
  return { value: { file: checked.value, places }, diagnostics: [] };
}
