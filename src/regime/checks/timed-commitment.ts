/** Under PPN 002 a response without a specific, measurable, time-bound commitment cannot score above nothing. */
import { sign } from "../../number/exact.ts";
import type { Bid } from "../../tender/model.ts";
import type { Check } from "./check.ts";
import { quality } from "./social-value.ts";

const timed = (bid: Bid): boolean =>
  bid.commitments.some(
    (one) =>
      (one.quantity !== undefined || one.narrative !== undefined) &&
      (one.from !== undefined || one.to !== undefined),
  );

export const timedCommitment: Check<"timed-commitment"> = (_, { award, bids }) => {
  const ids = quality(award).map(({ id }) => id);
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
    (bid) => !timed(bid) && bid.marks.some((mark) => ids.includes(mark.criterion) && sign(mark.mark) > 0),
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
};
