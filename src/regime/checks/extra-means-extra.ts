/** 6. Extra means extra: what is already demanded does not score, and nothing is counted twice. */
import type { Leaf, ValuedLeaf } from "../../tender/model.ts";
import { defineCheck } from "./check.ts";
import { doubleCountFailure } from "./counted-once.ts";
import { noQuantityAnswer, quantityLeaves } from "./social-value.ts";

export const extraMeansExtra = defineCheck("extra-means-extra", {
  looksAt: [],
  answer: (_, { award }) => {
    const none = noQuantityAnswer(award);
    if (none !== undefined) return none;
    const counted = quantityLeaves(award).filter(
      (leaf: Leaf): leaf is ValuedLeaf => leaf.from === "commitments" || leaf.from === "sroi",
    );
    const twice = doubleCountFailure(counted);
    if (twice !== undefined) return { result: "fail", ...twice };
    if (award.alreadyRequired !== undefined) {
      const ids = [...award.alreadyRequired.keys()].join(", ");
      return {
        result: "pass",
        says:
          ids === ""
            ? "the tender says that the specification demands none of the measures"
            : `what the specification or the law demands earns nothing: ${ids}`,
      };
    }
    return {
      result: "unknown",
      says: "the tender does not say which measures the specification or the law already demands, so whether all that scores is extra cannot be told",
      missing: "award.already-required",
    };
  },
});
