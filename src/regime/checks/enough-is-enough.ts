/** 3. Enough is enough: quantity stops earning at a published target and is not held against the highest bid. */
import type { Leaf } from "../../tender/model.ts";
import { defineCheck } from "./check.ts";
import { noQuantityAnswer, quantityLeaves, quotedLeafIds } from "./social-value.ts";

/** A formula that does not look at the other bids ends where it is clamped. */
const lacksPublishedCap = ({ formula, relative }: Leaf): boolean =>
  relative || (formula !== undefined && "clamp" in formula && !formula.clamp);

export const enoughIsEnough = defineCheck("enough-is-enough", {
  looksAt: [],
  answer: (_, { award }) => {
    const none = noQuantityAnswer(award);
    if (none !== undefined) return none;
    const racing = quantityLeaves(award).filter(lacksPublishedCap);
    if (racing.length === 0)
      return { result: "pass", says: "each counted criterion stops earning at a published figure" };
    return {
      result: "fail",
      says: `${quotedLeafIds(racing)} is held against the other bids or has no end, so one very large promise changes what all the others earn`,
      at: racing[0]?.at ?? award.at,
    };
  },
});
