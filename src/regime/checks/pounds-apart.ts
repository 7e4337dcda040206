/** Proxy pounds are no saving, price or cash: nothing counted in them may come off the price. */
import { defineCheck } from "./check.ts";
import { commitmentLeaves } from "./counted.ts";
import { quotedLeafIds } from "./social-value.ts";

export const poundsApart = defineCheck("pounds-apart", {
  looksAt: [],
  answer: (_, { award }) => {
    const counted = commitmentLeaves(award);
    if (counted.length === 0) return { result: "not applicable", says: "no proxy pounds are scored" };
    return award.method === "price-less-credit"
      ? {
          result: "fail",
          says: `under \`price-less-credit\` the marks of ${quotedLeafIds(counted)}, which are made from proxy pounds, come off the price`,
          at: counted[0]?.at ?? award.at,
        }
      : { result: "pass", says: "proxy pounds earn marks of their own and never meet the price" };
  },
});
