/** A minimum that was announced and of which no source says that it came into force: a warning, never a failure. */

import { compare, exactText, HUNDRED, multiply } from "../../number/exact.ts";
import { parseShare } from "../../number/schema-figure.ts";
import { effectiveWeight } from "../weight.ts";
import { defineCheck } from "./check.ts";

export const plannedMinimum = defineCheck("planned-minimum", {
  looksAt: [],
  read: ({ share: planned, because }) => ({ share: parseShare(planned), because }),
  answer: ({ share, because }, { award }) => {
    const { ofTotal } = effectiveWeight(award, (one) => one.socialValue);
    const text = `${exactText(multiply(share, HUNDRED))}%`;
    return compare(ofTotal, share) >= 0
      ? {
          result: "pass",
          says: `social value carries ${text} or more, so a rise to ${text} would change nothing`,
        }
      : { result: "unknown", says: because, missing: `whether the rise to ${text} was approved` };
  },
});
