/** A mark without a reason, or with one that says nothing, cannot be explained to anybody. */
import type { Reason, ReasonFinding } from "./reason.ts";
import { severityByStage } from "./reason.ts";
import { meaningfulWords } from "./words.ts";

/** A reason of fewer words that say something tells nobody why; an evaluator's own note may be shorter than the panel's. */
const fewest = { individual: 2, consensus: 3 } as const;

/** @returns whether a mark has a reason to be judged. */
export const isReasonGiven = ({ text, stage }: Reason): boolean =>
  meaningfulWords(text).length >= fewest[stage];

/** @returns a finding for each mark whose reason is missing or next to nothing. */
export function missingReasonFindings(reasons: readonly Reason[]): readonly ReasonFinding[] {
  return reasons.flatMap((reason): readonly ReasonFinding[] => {
    const text = reason.text.trim();
    if (isReasonGiven(reason)) return [];
    return [
      {
        check: "reason-given",
        reference: "R-SC-002",
        severity: severityByStage(reason),
        reason,
        says: text === "" ? "the mark has no reason" : "the reason says next to nothing",
        quoted: text,
      },
    ];
  });
}
