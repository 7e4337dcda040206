/** A reason that only says again what the scale says of the mark explains nothing of the bid. */
import { isReasonGiven } from "./given.ts";
import { type Reason, type ReasonFinding, severityByStage } from "./reason.ts";
import { meaningfulWords, textBeginning } from "./words.ts";

/** A reason with so many words of its own says something of the bid. */
const ENOUGH_OF_ITS_OWN = 4;

/** @returns a finding for each reason whose words are, four of five, those of one descriptor of its scale. */
export function restatedScaleFindings(reasons: readonly Reason[]): readonly ReasonFinding[] {
  return reasons.flatMap((reason): readonly ReasonFinding[] => {
    if (!isReasonGiven(reason)) return [];
    const words = [...new Set(meaningfulWords(reason.text))];
    const found = [...reason.descriptors].find(([, descriptor]) => {
      const known = new Set(meaningfulWords(descriptor));
      const own = words.filter((word) => !known.has(word)).length;
      return own < ENOUGH_OF_ITS_OWN && 5 * own <= words.length;
    });
    if (found === undefined) return [];
    return [
      {
        check: "reason-beyond-the-scale",
        reference: "R-SC-002",
        severity: severityByStage(reason),
        reason,
        says: `the reason says what the published scale says of mark ${found[0]}, and nothing of the bid`,
        quoted: textBeginning(reason.text),
      },
    ];
  });
}
