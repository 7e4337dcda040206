/** How far the highest ranked bid is ahead of the next. */
import { isZero } from "../number/exact.ts";
import { joinWithAnd } from "../tender/join-with-and.ts";
import { type EvaluatedContest, leadOfBidder } from "./contest.ts";
import type { Margin } from "./model.ts";
import { figureWithUnitText } from "./wording.ts";

/** @returns the lead, and who is next. */
export function marginAnalysis(now: EvaluatedContest): Margin {
  const { ranked, leaders, award } = now;
  const second = ranked.find(({ rank }) => rank !== 1);
  const next =
    leaders.length > 1
      ? []
      : ranked
          .filter(({ rank }) => rank === second?.rank && second !== undefined)
          .map(({ bid }) => bid.bidder);
  const lead = leadOfBidder(now, leaders[0]);
  const byTieBreak = leaders.length === 1 && lead !== null && isZero(lead.value);
  const says = (): string => {
    if (leaders.length === 0) return "No bid is ranked.";
    if (leaders.length > 1) return `${joinWithAnd(leaders)} share first place, so nobody is ahead.`;
    if (lead === null) return `${joinWithAnd(leaders)} is the only bid that is ranked.`;
    if (byTieBreak)
      return `${joinWithAnd(leaders)} and ${joinWithAnd(next)} are equal, and only the published tie-break separates them.`;
    return `${joinWithAnd(leaders)} is ${figureWithUnitText(lead, award.rounding)} ahead of ${joinWithAnd(next)}.`;
  };
  return { lead, next, byTieBreak, says: says() };
}
