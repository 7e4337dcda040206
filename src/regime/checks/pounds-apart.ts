/** Proxy pounds are no saving, price or cash: nothing counted in them may come off the price. */
import { leaves } from "../../tender/tree.ts";
import type { Check } from "./check.ts";
import { named } from "./social-value.ts";

export const poundsApart: Check<"pounds-apart"> = (_, { award }) => {
  const counted = leaves(award.criteria).filter(({ from }) => from === "commitments" || from === "sroi");
  if (counted.length === 0) return { result: "not applicable", says: "no proxy pounds are scored" };
  return award.method === "price-less-credit"
    ? {
        result: "fail",
        says: `under \`price-less-credit\` the marks of ${named(counted)}, which are made from proxy pounds, come off the price`,
        at: counted[0]?.at ?? award.at,
      }
    : { result: "pass", says: "proxy pounds earn marks of their own and never meet the price" };
};
