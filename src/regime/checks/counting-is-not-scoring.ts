/** 4. Counting is not scoring: the number of measures or commitments has no effect in itself. */
import type { FormulaSpec } from "../../tender/model.ts";
import { defineCheck } from "./check.ts";
import { noQuantityAnswer, quantityLeaves, quotedLeafIds } from "./social-value.ts";

export const countingIsNotScoring = defineCheck("counting-is-not-scoring", {
  looksAt: [],
  answer: (_, { award }) => {
    const none = noQuantityAnswer(award);
    if (none !== undefined) return none;
    const figures = quantityLeaves(award).filter(
      (leaf) => leaf.from === "figure" && !formulaTargetsContractShare(leaf.formula),
    );
    if (figures.length === 0)
      return { result: "pass", says: "commitments are valued, never counted by their number" };
    return {
      result: "unknown",
      says: `${quotedLeafIds(figures)} is a figure from outside svscore, and whether it grows with the mere number of commitments cannot be told`,
      missing: "how the figure was made",
      at: figures[0]?.at ?? award.at,
    };
  },
});

/** A target that is a share of the contract value is in pounds. */
const formulaTargetsContractShare = (formula: FormulaSpec | undefined): boolean =>
  formula !== undefined && "best" in formula && "ofValue" in formula.best;
