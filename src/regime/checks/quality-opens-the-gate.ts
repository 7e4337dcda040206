/** 2. Quality opens the gate: quantity earns nothing, or less, until the answer behind it is good enough. */
import { sign } from "../../number/exact.ts";
import { defineCheck } from "./check.ts";
import { noQuantityAnswer, qualityLeaves, quantityLeaves, quotedLeafIds } from "./social-value.ts";

export const qualityOpensTheGate = defineCheck("quality-opens-the-gate", {
  looksAt: [],
  answer: (_, { award }) => {
    const none = noQuantityAnswer(award);
    if (none !== undefined) return none;
    const qualities = qualityLeaves(award).map(({ id }) => id);
    const open = quantityLeaves(award).filter(
      (leaf) =>
        !leaf.needs.some(({ criterion, share }) => qualities.includes(criterion) && sign(share) > 0) &&
        !qualities.includes(leaf.scaledBy?.criterion ?? ""),
    );
    if (open.length === 0)
      return {
        result: "pass",
        says: "quantity waits for quality: each counted criterion has `needs` or `scaled-by`",
      };
    return {
      result: "fail",
      says: `${quotedLeafIds(open)} earns marks whatever the quality of the answer behind it; the published method has neither \`needs\` nor \`scaled-by\` there`,
      at: open[0]?.at ?? award.at,
    };
  },
});
