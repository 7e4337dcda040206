/** 1. Quality leads: within social value, quality weighs more than quantity. */
import { compare, exactText, sum } from "../../number/exact.ts";
import { defineCheck } from "./check.ts";
import { noQuantityAnswer, qualityLeaves, quantityLeaves } from "./social-value.ts";

export const qualityLeads = defineCheck("quality-leads", {
  looksAt: [],
  answer: (_, { award }) => {
    const none = noQuantityAnswer(award);
    if (none !== undefined) return qualityLeaves(award).length > 0 ? { ...none, result: "pass" } : none;
    const [read, counted] = [
      sum(qualityLeaves(award).map(({ marksAvailable }) => marksAvailable)),
      sum(quantityLeaves(award).map(({ marksAvailable }) => marksAvailable)),
    ];
    const leads = compare(read, counted) > 0;
    return {
      result: leads ? "pass" : "fail",
      says: `within social value, quality carries ${exactText(read)} marks and quantity ${exactText(counted)}${leads ? "" : ": quantity weighs as much as quality or more"}`,
      ...(quantityLeaves(award)[0] !== undefined && { at: quantityLeaves(award)[0]?.at ?? "" }),
    };
  },
});
