/** Under PPN 002 a response without a specific, measurable, time-bound commitment cannot score above nothing. */
import { sign } from "../../number/exact.ts";
import type { Bid, Mark } from "../../tender/model.ts";
import { defineCheck } from "./check.ts";
import { qualityLeaves } from "./social-value.ts";

const hasDatedCommitment = (bid: Bid): boolean =>
  bid.commitments.some(
    (one) =>
      (one.quantity !== undefined || one.narrative !== undefined) &&
      (one.from !== undefined || one.to !== undefined),
  );

/** The panel's marks where there are any; the evaluators' own where there are none yet. */
function consensusOrOwnMarks(bid: Bid, criterion: string): readonly Mark[] {
  const own = bid.marks.filter((mark) => mark.criterion === criterion);
  const panel = own.filter((mark) => mark.stage === "consensus");
  return panel.length > 0 ? panel : own;
}

export const timedCommitment = defineCheck("timed-commitment", {
  looksAt: ["bids"],
  answer: (_, { award, bids }) => {
    const ids = qualityLeaves(award).map(({ id }) => id);
    if (ids.length === 0)
      return { result: "not applicable", says: "no social value criterion is judged by marks" };
    if (bids.every((bid) => bid.commitments.length === 0)) {
      return {
        result: "unknown",
        says: "no commitments were given to svscore, so whether each answer holds one that is specific, measurable and time-bound cannot be told",
        missing: "commitments",
      };
    }
    const without = bids.filter(
      (bid) =>
        !hasDatedCommitment(bid) &&
        ids.some((id) => consensusOrOwnMarks(bid, id).some((mark) => sign(mark.mark) > 0)),
    );
    if (without.length === 0)
      return {
        result: "pass",
        says: "each answer that earns marks comes with a commitment that has a quantity or a description and a date",
      };
    return {
      result: "fail",
      says: `marks above nothing without a commitment that has a quantity or a description and a date: ${without
        .map(({ bidder }) => bidder)
        .sort()
        .join(", ")}`,
    };
  },
});
