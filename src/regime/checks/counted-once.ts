/** One promise earns once: no measure stands under two scored criteria. */
import type { Leaf, ValuedLeaf } from "../../tender/model.ts";
import { defineCheck } from "./check.ts";
import { noQuantityAnswer, quantityLeaves } from "./social-value.ts";

const isValuedLeaf = (leaf: Leaf): leaf is ValuedLeaf => leaf.from === "commitments" || leaf.from === "sroi";

export const countedOnce = defineCheck("counted-once", {
  looksAt: [],
  answer: (_, { award }) => {
    const none = noQuantityAnswer(award);
    if (none !== undefined) return none;
    const twice = doubleCountFailure(quantityLeaves(award).filter(isValuedLeaf));
    return twice === undefined
      ? { result: "pass", says: "no measure is counted under two criteria" }
      : { result: "fail", ...twice };
  },
});

/** @returns the first measure that two criteria count, and where the second stands. */
export function doubleCountFailure(
  counted: readonly ValuedLeaf[],
): { readonly says: string; readonly at: string } | undefined {
  for (const [index, leaf] of counted.entries()) {
    for (const other of counted.slice(index + 1)) {
      const shared =
        leaf.measures === undefined || other.measures === undefined
          ? "every measure"
          : leaf.measures.find(({ id }) => other.measures?.some((one) => one.id === id))?.id;
      if (shared !== undefined)
        return {
          says: `\`${leaf.id}\` and \`${other.id}\` both count ${shared}, so one promise earns twice`,
          at: other.at,
        };
    }
  }
  return undefined;
}
