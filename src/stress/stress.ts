/** How firm one ranking is: every analysis of it, and whether any of the smallest changes puts another bid first. */

import type { Contest } from "../scoring/contest.ts";
import { joinWithAnd } from "../tender/join-with-and.ts";
import { bidderSizeAnalysis } from "./bidder-size.ts";
import { type EvaluatedContest, evaluateContest, type TrialContest, type Trouble } from "./contest.ts";
import { effectiveWeightsAnalysis } from "./effective-weights.ts";
import { impliedPriceAnalysis } from "./implied-price.ts";
import { marginAnalysis } from "./margin.ts";
import { singleMarksAnalysis } from "./marks/single-marks.ts";
import { measuresAnalysis } from "./measures.ts";
import { memoisedEvaluator } from "./memoised-steps.ts";
import type { Stress } from "./model.ts";
import { outliersAnalysis } from "./outliers.ts";
import { removalsAnalysis } from "./removals.ts";
import { unverifiedAnalysis } from "./unverified.ts";
import { weightsAnalysis } from "./weights/weights.ts";
import { countWithNoun } from "./wording.ts";
import { worsenedAnalysis } from "./worsened/worsened.ts";

/**
 * @param checked the share of each promise whose evidence is recorded as verified, by the promise's place
 * @returns the analyses of one award, or why its bids cannot be scored at all
 */
export function stressRanking(contest: Contest, checked?: TrialContest["checked"]): Stress | Trouble {
  const now = evaluateContest({
    ...contest,
    evaluate: memoisedEvaluator(),
    ...(checked !== undefined && { checked }),
  });
  if ("trouble" in now) return now;
  const parts = {
    margin: marginAnalysis(now),
    marks: singleMarksAnalysis(now),
    removals: removalsAnalysis(now),
    worsened: worsenedAnalysis(now),
    measures: measuresAnalysis(now),
    weights: weightsAnalysis(now),
    outliers: outliersAnalysis(now),
    effective: effectiveWeightsAnalysis(now),
    impliedPrice: impliedPriceAnalysis(now),
    unverified: unverifiedAnalysis(now),
    size: bidderSizeAnalysis(now),
  };
  const reasons = notFirmReasons(now, parts);
  const says =
    reasons.length === 0
      ? "Firm against the smallest changes: no single mark, no losing bid that goes or gets worse, and no proxy value within its published range puts another bid first."
      : "Not firm: a person should look at what follows before anybody relies on the order.";
  return { leaders: now.leaders, firm: reasons.length === 0, reasons, says, ...parts };
}

type Parts = Pick<Stress, "marks" | "removals" | "worsened" | "measures">;

/** Dropped measures and moved weights are no small changes: they are shown, and do not count against the ranking. */
function notFirmReasons({ leaders, evaluation }: EvaluatedContest, parts: Parts): readonly string[] {
  const { marks, removals, worsened, measures } = parts;
  const waiting = evaluation.bids.filter(({ status }) => status === "unmarked").map(({ bid }) => bid.bidder);
  const deciding = removals.rows.filter(({ outcome }) => outcome.changes);
  const worse = [...new Set(worsened.flips.map(({ bidder }) => bidder))];
  const ranges = measures.rows.filter(({ change, outcome }) => change !== "dropped" && outcome.changes);
  return [
    ...(leaders.length === 0 ? ["No bid is ranked."] : []),
    ...(leaders.length > 1 ? [`${joinWithAnd(leaders)} share first place.`] : []),
    ...(waiting.length === 0
      ? []
      : [`Not fully marked, so the ranking is not final: ${joinWithAnd(waiting)}.`]),
    ...(marks.flips.length === 0
      ? []
      : [
          `${countWithNoun(marks.flips.length, "single mark")}, moved to the nearest other mark, would ${marks.flips.length === 1 ? "change" : "each change"} who stands first.`,
        ]),
    ...deciding.map(({ says }) => says),
    ...(worse.length === 0 ? [] : [`${joinWithAnd(worse)} would change who stands first by getting worse.`]),
    ...(ranges.length === 0
      ? []
      : [
          `A proxy value within its published range would change who stands first: ${joinWithAnd(ranges.map(({ measure, change }) => `${measure} (${change})`))}.`,
        ]),
  ];
}
