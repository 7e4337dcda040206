/** The model question asks for a method, a timed plan and a way to monitor; what a bid leaves out is listed for the evaluator. */
import type { Bid } from "../../tender/model.ts";
import { defineCheck } from "./check.ts";

export const methodStatement = defineCheck("method-statement", {
  looksAt: ["bids"],
  answer: (_, { bids }) => {
    if (bids.every(({ commitments }) => commitments.length === 0))
      return { result: "not applicable", says: "no commitments were given to svscore" };
    const lacking = bids.flatMap((bid) => {
      const parts = missingBidParts(bid);
      return parts.length === 0 ? [] : [`${bid.bidder} has no ${parts.join(", no ")}`];
    });
    return lacking.length === 0
      ? { result: "pass", says: "each bid has commitments with a plan, dates and evidence" }
      : {
          result: "fail",
          says: `${lacking.sort().join("; ")} in any commitment; the evaluator decides what that is worth`,
        };
  },
});

function missingBidParts({ commitments }: Bid): readonly string[] {
  return [
    ...(commitments.some(({ plan }) => plan !== undefined) ? [] : ["plan"]),
    ...(commitments.some(({ from, to }) => from !== undefined || to !== undefined) ? [] : ["dates"]),
    ...(commitments.some(({ evidence }) => evidence !== undefined) ? [] : ["monitoring (evidence)"]),
  ];
}
