/** Where no law sets the weight, the buyer does; a tender with none gives social value no part. */
import { allCriteria } from "../../tender/tree.ts";
import { defineCheck } from "./check.ts";

export const weightChosen = defineCheck("weight-chosen", {
  looksAt: [],
  answer: (_, { award }) => {
    const found = allCriteria(award.criteria).find((one) => one.socialValue);
    return found === undefined
      ? {
          result: "fail",
          says: "no criterion is marked as social value, so the tender gives it no weight",
          at: award.at,
        }
      : { result: "pass", says: `the buyer gives social value a weight (\`${found.id}\`)`, at: found.at };
  },
});
