/** The same award with nothing rounded on the way: what is straight between two figures is no longer so once it is rounded. */
import type { Award, Criterion } from "../tender/model.ts";
import { allCriteria } from "../tender/tree.ts";

/** @returns the award, ranked on exact marks that were never rounded. */
export function removeRoundingRules(award: Award): Award {
  return {
    ...award,
    criteria: award.criteria.map(criterionWithoutRounding),
    rounding: { ...award.rounding, of: "total", rank: "exact" },
  };
}

/** @returns whether the award rounds anything that it ranks on. */
export const hasRounding = ({ criteria, rounding }: Award): boolean =>
  rounding.of === "criterion" ||
  rounding.rank === "rounded" ||
  allCriteria(criteria).some(({ round }) => round !== undefined);

function criterionWithoutRounding(criterion: Criterion): Criterion {
  const { round: _, ...rest } = criterion;
  return rest.kind === "division" ? { ...rest, criteria: rest.criteria.map(criterionWithoutRounding) } : rest;
}
