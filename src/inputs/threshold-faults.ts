/** A tender that says on which side of the threshold it lies, and whose value says otherwise. */
import type { Diagnostic } from "../diagnostics/model.ts";
import { belowThresholdFault } from "../regime/below-threshold.ts";
import type { Ruleset } from "../regime/model.ts";
import { deepestNodeOnPath } from "../source/tree.ts";
import type { Tender } from "../tender/model.ts";
import type { ParsedTender } from "../tender/parsed-tender.ts";

/** @returns SV226 where the mark and the value cannot both be right */
export function thresholdFaults(
  { node }: ParsedTender,
  tender: Tender | undefined,
  rulesets: readonly Ruleset[],
): readonly Diagnostic[] {
  const cause =
    tender === undefined || node === undefined ? undefined : belowThresholdFault(tender, rulesets);
  if (cause === undefined || node === undefined) return [];
  return [
    {
      code: "SV226",
      span: deepestNodeOnPath(node, ["tender", "below-threshold"]).span,
      cause,
      remedy: "put the value or the mark right, or leave the mark out: the value is enough",
    },
  ];
}
