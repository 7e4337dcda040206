/** 5. No evidence, no credit: a commitment without evidence, owner, date and plan earns nothing. */
import { defineCheck } from "./check.ts";
import { noQuantityAnswer, quantityLeaves, quotedLeafIds } from "./social-value.ts";

export const noEvidenceNoCredit = defineCheck("no-evidence-no-credit", {
  looksAt: [],
  answer: (_, { award }) => {
    const none = noQuantityAnswer(award);
    if (none !== undefined) return none;
    const full = quantityLeaves(award).filter(
      (leaf) => (leaf.from === "commitments" || leaf.from === "sroi") && leaf.unevidenced === "full",
    );
    if (full.length > 0)
      return {
        result: "fail",
        says: `${quotedLeafIds(full)} gives full credit to commitments with nothing behind them (\`unevidenced: full\`)`,
        at: full[0]?.at ?? award.at,
      };
    const figures = quantityLeaves(award).filter((leaf) => leaf.from === "figure" || leaf.from === "lm3");
    if (figures.length > 0) {
      return {
        result: "unknown",
        says: `${quotedLeafIds(figures)} ${figures.every(({ from }) => from === "lm3") ? "rests on the bidders' own figures, so what stands behind them cannot be told" : "is a single figure, so what stands behind the commitments in it cannot be told"}`,
        missing: "the commitments behind the figure",
        at: figures[0]?.at ?? award.at,
      };
    }
    return { result: "pass", says: "a commitment without evidence, owner, date and plan earns nothing" };
  },
});
