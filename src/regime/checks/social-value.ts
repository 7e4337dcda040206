/** The parts of an award that the quality-over-quantity checks look at. */
import type { Award, Leaf } from "../../tender/model.ts";
import { leafCriteria } from "../../tender/tree.ts";
import type { CheckAnswer } from "../model.ts";

const socialValueLeaves = (award: Award): readonly Leaf[] =>
  leafCriteria(award.criteria).filter((leaf) => leaf.socialValue);

/** Quality is what people read and mark; quantity is what is counted. */
const isQualityLeaf = (leaf: Leaf): boolean => leaf.from === "marks";
const isQuantityLeaf = (leaf: Leaf): boolean => ["commitments", "figure", "sroi", "lm3"].includes(leaf.from);

export const qualityLeaves = (award: Award): readonly Leaf[] =>
  socialValueLeaves(award).filter(isQualityLeaf);
export const quantityLeaves = (award: Award): readonly Leaf[] =>
  socialValueLeaves(award).filter(isQuantityLeaf);

export const quotedLeafIds = (all: readonly Leaf[]): string => all.map(({ id }) => `\`${id}\``).join(", ");

/** @returns the answer for an award where there is nothing to count, if that is so. */
export function noQuantityAnswer(award: Award): CheckAnswer | undefined {
  if (socialValueLeaves(award).length === 0)
    return { result: "not applicable", says: "no criterion is marked as the social value part" };
  if (quantityLeaves(award).length > 0) return undefined;
  return qualityLeaves(award).length > 0
    ? { result: "not applicable", says: "social value is judged on quality alone; no quantity is scored" }
    : { result: "not applicable", says: "social value is a gate; neither quality nor quantity is scored" };
}
