/** 7. Size is no merit: a large bidder's larger number does not win by being larger. */
import type { Leaf } from "../../tender/model.ts";
import { defineCheck } from "./check.ts";
import { noQuantityAnswer, quantityLeaves, quotedLeafIds } from "./social-value.ts";

/** Any formula that looks at the other bids sets one promise against another. */
const comparesWithOtherBids = (leaf: Leaf): boolean => leaf.relative;

export const sizeIsNoMerit = defineCheck("size-is-no-merit", {
  looksAt: [],
  answer: (_, { award }) => {
    const none = noQuantityAnswer(award);
    if (none !== undefined) return none;
    const racing = quantityLeaves(award).filter(comparesWithOtherBids);
    if (racing.length === 0)
      return { result: "pass", says: "no criterion sets the size of one bidder's promise against another's" };
    return {
      result: "fail",
      says: `${quotedLeafIds(racing)} rewards the largest promise among the bids, which favours the largest bidder`,
      at: racing[0]?.at ?? award.at,
    };
  },
});
