/** A way of scoring that bidders were not told of cannot be used: the tender lists what was published with it. */
import type { Award, Leaf } from "../../tender/model.ts";
import { leafCriteria } from "../../tender/tree.ts";
import { type CheckFile, defineCheck } from "./check.ts";
import { quantityLeaves, quotedLeafIds } from "./social-value.ts";

export const disclosed = defineCheck("disclosed", {
  looksAt: [],
  answer: ({ where, needs }, { award, tender }) => {
    const own = places[where](award);
    if (own.length === 0) return { result: "not applicable", says: nothing[where] };
    const said = tender.facts.get("disclosed");
    if (said === undefined)
      return {
        result: "unknown",
        says: `${uses[where]} ${quotedLeafIds(own)}, and the tender does not list what was published with it`,
        missing: "tender.disclosed",
        at: own[0]?.at ?? award.at,
      };
    const list = said.split(", ");
    const lacking = needs.filter((need) => !list.includes(need));
    return lacking.length === 0
      ? { result: "pass", says: `published with the tender: ${needs.join(", ")}` }
      : {
          result: "fail",
          says: `${uses[where]} ${quotedLeafIds(own)}, and among what was published there is no ${lacking.join(", ")}`,
          at: own[0]?.at ?? award.at,
        };
  },
});

type Where = CheckFile<"disclosed">["where"];

const places: Readonly<Record<Where, (award: Award) => readonly Leaf[]>> = {
  quantity: quantityLeaves,
  "share-of-value": (award) => quantityLeaves(award).filter(usesContractValueShare),
  gate: (award) =>
    leafCriteria(award.criteria).filter(
      (leaf) => leaf.socialValue && leaf.from === "gate" && leaf.weight !== undefined,
    ),
};

const nothing: Readonly<Record<Where, string>> = {
  quantity: "no quantity is scored",
  "share-of-value": "nothing is scored against a share of the contract value",
  gate: "social value is no pass or fail with a weight",
};

const uses: Readonly<Record<Where, string>> = {
  quantity: "a quantity is scored in",
  "share-of-value": "a share of the contract value sets the scale of",
  gate: "all of the weight or none is earned in",
};

/** Any figure of the formula that is written as a share of the contract value. */
const usesContractValueShare = ({ formula }: Leaf): boolean =>
  formula !== undefined &&
  Object.values(formula).some(
    (one) => typeof one === "object" && one !== null && "ofValue" in one && one.ofValue !== undefined,
  );
