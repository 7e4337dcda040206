/** The effective weight of social value: its share of all the marks, through every level of nesting, and of the marks other than for price. */
import { divide, type Exact, isZero, subtract, sum } from "../number/exact.ts";
import type { Award, Criterion } from "../tender/model.ts";
import { leafCriteria, topmostCriteriaWhere } from "../tender/tree.ts";

export interface EffectiveWeight {
  readonly marks: Exact;
  readonly ofTotal: Exact;
  /** Absent where every mark is for price. */
  readonly ofNonPrice?: Exact;
  readonly criteria: readonly string[];
}

/** @returns the weight of the branches that are wanted, each counted once, unrounded. */
export function effectiveWeight(award: Award, wanted: (one: Criterion) => boolean): EffectiveWeight {
  const branches = topmostCriteriaWhere(award.criteria, (one) => wanted(one));
  const marks = sum(
    leafCriteria(award.criteria)
      .filter(wanted)
      .map((one) => one.marksAvailable),
  );
  const price = sum(
    leafCriteria(award.criteria)
      .filter((leaf) => leaf.from === "price")
      .map((leaf) => leaf.marksAvailable),
  );
  const nonPrice = subtract(award.marksAvailable, price);
  return {
    marks,
    ofTotal: divide(marks, award.marksAvailable),
    ...(!isZero(nonPrice) && { ofNonPrice: divide(marks, nonPrice) }),
    criteria: branches.map(({ id }) => id),
  };
}
