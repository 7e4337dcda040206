/** The reasons checked: what to look at before a record stands, in the order of bids and criteria. Findings, never changes to a mark. */
import { reasonsRestatingScale } from "./beyond-the-scale.ts";
import { reasonsComparingBidders } from "./by-the-criterion.ts";
import { copiedReasons } from "./copied.ts";
import { reasonsDisagreeingWithMark } from "./fits-the-mark.ts";
import { reasonsWithoutPlace } from "./from-the-bid.ts";
import { marksWithoutReason } from "./given.ts";
import type { Reason, ReasonFinding } from "./reason.ts";

const checks: readonly ((reasons: readonly Reason[]) => readonly ReasonFinding[])[] = [
  marksWithoutReason,
  copiedReasons,
  reasonsRestatingScale,
  reasonsWithoutPlace,
  reasonsComparingBidders,
  reasonsDisagreeingWithMark,
];

/** @returns what the checks found, reason by reason. */
export function reasonFindings(reasons: readonly Reason[]): readonly ReasonFinding[] {
  const places = new Map(reasons.map((reason, index) => [reason, index]));
  const at = ({ reason }: ReasonFinding): number => places.get(reason) ?? 0;
  return checks.flatMap((check) => check(reasons)).sort((a, b) => at(a) - at(b));
}
