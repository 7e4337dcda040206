/** What a tender adopts, and what it departs from, must be rules that there are. */
import type { Diagnostic } from "../diagnostics/model.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import type { Ruleset } from "../regime/model.ts";
import { quote } from "../source/quote.ts";
import { deepestNodeOnPath } from "../source/tree.ts";
import type { ParsedTender } from "../tender/parsed-tender.ts";

/** @returns SV224 for each name that no rule has */
export function unknownRuleFaults(
  { node, file }: ParsedTender,
  rulesets: readonly Ruleset[],
): readonly Diagnostic[] {
  if (node === undefined || rulesets.length === 0) return [];
  const known = rulesets.flatMap(({ name, rules }) =>
    rules.flatMap(({ id, reference }) => [
      id,
      `${name}/${id}`,
      ...(reference === undefined ? [] : [reference]),
    ]),
  );
  const { adopts } = file?.tender ?? {};
  const names = rulesets.map(({ name }) => name);
  const adopted: readonly Diagnostic[] =
    adopts === undefined || names.includes(adopts)
      ? []
      : [
          {
            code: "SV224",
            span: deepestNodeOnPath(node, ["tender", "adopts"]).span,
            cause: `no rules are called ${quote(adopts)}`,
            remedy: didYouMean(adopts, names),
          },
        ];
  const departures = (file?.deviations ?? []).flatMap(({ rule }, index) =>
    known.includes(rule)
      ? []
      : [
          {
            code: "SV224",
            span: deepestNodeOnPath(node, ["deviations", index, "rule"]).span,
            cause: `no rule is called ${quote(rule)}`,
            remedy: didYouMean(rule, [...new Set(known)]),
          } as const,
        ],
  );
  return [...adopted, ...departures];
}
