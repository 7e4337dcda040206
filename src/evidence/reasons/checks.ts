/** The reasons checked: what to look at before a record stands, in the order of bids and criteria. Findings, never changes to a mark. */
import { restatedScaleFindings } from "./beyond-the-scale.ts";
import { bidderComparisonFindings } from "./by-the-criterion.ts";
import { copiedReasonFindings } from "./copied.ts";
import { markDisagreementFindings } from "./fits-the-mark.ts";
import { missingReferenceFindings } from "./from-the-bid.ts";
import { missingReasonFindings } from "./given.ts";
import type { Reason, ReasonFinding } from "./reason.ts";

const checks: readonly ((reasons: readonly Reason[]) => readonly ReasonFinding[])[] = [
  missingReasonFindings,
  copiedReasonFindings,
  restatedScaleFindings,
  missingReferenceFindings,
  bidderComparisonFindings,
  markDisagreementFindings,
];

/** @returns what the checks found, reason by reason. */
export function reasonFindings(reasons: readonly Reason[]): readonly ReasonFinding[] {
  const places = new Map(reasons.map((reason, index) => [reason, index]));
  const at = ({ reason }: ReasonFinding): number => places.get(reason) ?? 0;
  return checks.flatMap((check) => check(reasons)).sort((a, b) => at(a) - at(b));
}
