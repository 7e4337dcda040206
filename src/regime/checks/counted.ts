/** What commitments are counted by: the criteria that do, and the measures that they name. */
import type { Measure } from "../../library/model.ts";
import type { Award, ValuedLeaf } from "../../tender/model.ts";
import { leafCriteria } from "../../tender/tree.ts";
import type { RuleSubject } from "./check.ts";

/** @returns the criteria that count what bids promise. */
export const commitmentLeaves = ({ criteria }: Award): readonly ValuedLeaf[] =>
  leafCriteria(criteria).filter(
    (leaf): leaf is ValuedLeaf => leaf.from === "commitments" || leaf.from === "sroi",
  );

/** @returns the measures that criteria count, all of the libraries where one names none; undefined where no criterion counts any. */
export function countedMeasures({ award, measures = [] }: RuleSubject): readonly Measure[] | undefined {
  const counting = commitmentLeaves(award);
  if (counting.length === 0) return undefined;
  if (counting.some((leaf) => leaf.measures === undefined)) return measures;
  const named = new Set(counting.flatMap((leaf) => leaf.measures?.map(({ id }) => id) ?? []));
  return measures.filter(({ id }) => named.has(id));
}
