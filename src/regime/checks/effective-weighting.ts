/** A weight that hardly tells bids apart decides little, whatever it says on paper. */

import {
  compare,
  divide,
  type Exact,
  exactText,
  HUNDRED,
  isZero,
  largest,
  multiply,
  smallest,
  subtract,
  sum,
} from "../../number/exact.ts";
import { fixedPlacesText } from "../../number/rounding.ts";
import { parseShare } from "../../number/schema-figure.ts";
import { topmostCriteriaWhere } from "../../tender/tree.ts";
import { defineCheck } from "./check.ts";

export const effectiveWeighting = defineCheck("effective-weighting", {
  looksAt: ["bids"],
  read: ({ below }) => ({ below: parseShare(below) }),
  answer: ({ below }, { award, earned = [] }) => {
    const branches = topmostCriteriaWhere(award.criteria, (one) => one.socialValue);
    const available = sum(branches.map(({ marksAvailable }) => marksAvailable));
    if (isZero(available))
      return { result: "not applicable", says: "no criterion is marked as the social value part" };
    const totals = earned.flatMap((marks) => {
      const own = branches.flatMap(({ id }) => marks.get(id) ?? []);
      return own.length === branches.length ? [sum(own)] : [];
    });
    if (totals.length < 2)
      return { result: "not applicable", says: "fewer than two bids are fully marked for social value" };
    const spread = subtract(largest(totals), smallest(totals));
    const share = divide(spread, available);
    const small = compare(share, below) < 0;
    return {
      result: small ? "fail" : "pass",
      says: `the bids lie ${fixedPlacesText(spread, 2, "down")} of ${exactText(available)} social value marks apart (${cutPercentText(share)})${small ? `, less than ${cutPercentText(below)}: the weight decides less than it says` : ""}`,
      at: branches[0]?.at ?? award.at,
    };
  },
});

function cutPercentText(share: Exact): string {
  return `${fixedPlacesText(multiply(share, HUNDRED), 1, "down").replace(/\.0$/, "")}%`;
}
